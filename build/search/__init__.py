"""The search index: what a reader may type, and the sections that hold it."""
