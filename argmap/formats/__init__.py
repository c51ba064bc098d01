"""Files: one module a format, a registry that finds the right one, and safe saving. No Qt."""
