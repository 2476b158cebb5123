"""Argos packages from strangers: fetched, checked, unpacked and tried out."""
