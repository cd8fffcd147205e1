"""Organisations, contact persons and cooperations: their pages, forms and merging."""
