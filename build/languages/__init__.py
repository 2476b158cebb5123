"""The languages of the site and what its pages say in each."""
