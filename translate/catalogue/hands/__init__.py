"""What other hands make of comments: a person misspells them, a program breaks them into lines."""
