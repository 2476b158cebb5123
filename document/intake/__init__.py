"""A file as people have it, to what can be found out of its structure."""
