"""Editions to pages, parallel text, search index and downloads; imports `document` and `translate`."""
