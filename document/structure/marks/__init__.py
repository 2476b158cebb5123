"""Markers: what a line says without its disguises, and which family of numbers it begins with."""
