"""Machine translation: engines, the memory, and filling the catalogues with them."""
