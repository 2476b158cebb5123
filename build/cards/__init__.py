"""The image that stands for a text where a link to it is shared, one for each language."""
