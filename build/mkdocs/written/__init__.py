"""The pages that a person wrote: what stands in them for the program to fill."""
