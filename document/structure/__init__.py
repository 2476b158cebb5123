"""Lines of a received text to a keyed Document, by a structure profile."""
