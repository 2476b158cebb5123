"""What stands around a page: its place, the navigation beside it, contents."""
