"""Netzwerk: maps, lists and findings on paper and as files."""
