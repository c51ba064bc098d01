"""Working on a map: the editor, its commands, actions, session and gestures. No Qt."""
