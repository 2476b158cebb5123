"""Hostile inputs by the thousand, and what must hold of the program whatever it is given."""
