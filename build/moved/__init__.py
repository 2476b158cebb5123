"""What stands at addresses where there is no page any more: each leads on, or says what became of its page."""
