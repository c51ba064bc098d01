"""What a map means: its structure, and how strong each statement is. No Qt, no drawing."""
