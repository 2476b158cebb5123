"""Lighthouse on the built site: the budgets that every change keeps."""
