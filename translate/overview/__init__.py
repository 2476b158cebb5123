"""What stands where: the state of every sentence, the places of a term or of a text, where better words are known."""
