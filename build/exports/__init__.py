"""The editions as files to take away."""
