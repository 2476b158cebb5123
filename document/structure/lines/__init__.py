"""The lines of a part, each with what was found at its beginning, and what is wrong or in doubt about them."""
