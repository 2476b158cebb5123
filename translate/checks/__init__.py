"""The checks of the catalogue: each takes a segment and says what is wrong with its English."""
