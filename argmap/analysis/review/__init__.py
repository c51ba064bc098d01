"""What a reader should look at again: the checks of the reasoning and of the words."""
