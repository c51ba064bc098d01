"""The panels beside the canvas. Each reads the editor and edits through it."""
