"""Saved web pages: what a reader of the page sees."""
