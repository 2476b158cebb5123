"""What git knows of a catalogue: how it stood before, and who wrote what."""
