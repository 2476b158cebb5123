"""How a page is cited and what it says of itself to machines."""
