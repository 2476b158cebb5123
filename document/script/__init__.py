"""The editions of a text in two scripts, and what was changed on the way to them."""
