"""Glossary, catalogue, checks and machine translation; imports `document` only."""
