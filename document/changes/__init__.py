"""What becomes of a text that changes: its keys, a new version of it, another name, its end."""
