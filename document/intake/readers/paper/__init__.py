"""Printed pages (PDF): lines, where they stand, and the paragraphs that they were."""
