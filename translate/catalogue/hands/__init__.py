"""What other hands make of a catalogue: a person misspells comments, a program breaks lines and writes a head."""
