"""The kinds of input: how one is made, and what must hold of it."""
