"""The glossary: its terms, and how to find them in Chinese and their renderings in English."""
