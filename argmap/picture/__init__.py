"""What is drawn, without drawing it: colours, looks of cards, routes of links, the whole scene. No Qt."""
