"""Documents of word processors (DOCX)."""
