"""Documents to read: a map told in order, as a web page and as an essay plan for a word processor."""
