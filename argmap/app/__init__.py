"""The program itself: start, window, menus, settings."""
