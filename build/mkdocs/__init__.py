"""What MkDocs calls and is given: pages, navigation, the extension, the second process."""
