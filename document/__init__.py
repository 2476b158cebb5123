"""Source text to a keyed Document and its Chinese editions; imports nothing else of ours."""
