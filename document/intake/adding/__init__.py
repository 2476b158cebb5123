"""From what was read of a file to a new folder of texts/, with a report."""
