"""The widget that shows a map and lets one work on it with mouse and keyboard."""
