"""Bringing a catalogue up to date with its text, so that nobody's English is lost or put to other Chinese."""
