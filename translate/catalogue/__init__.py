"""The catalogue: the English of each text, where it came from and in what state it is."""
