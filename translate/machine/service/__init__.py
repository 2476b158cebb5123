"""Asking a service over HTTP, and reading what it says."""
