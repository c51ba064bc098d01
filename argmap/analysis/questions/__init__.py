"""Questions about one node: what it hangs on, what would change it, what falls with a source."""
