"""Formats in which translations come from elsewhere and go there."""
