"""Keys that never change their meaning: what stood in the text before is known again by its Chinese."""
