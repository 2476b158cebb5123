"""Everything that a site is made of, each part computed once."""
