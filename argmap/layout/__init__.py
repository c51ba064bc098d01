"""Where cards go: sizes, one tidy tree, the whole map. Text is measured by a function it is given; no Qt."""
