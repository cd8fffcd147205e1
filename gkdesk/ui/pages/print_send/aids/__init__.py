"""Arbeitshilfen: their papers, empty, filled or for one contributor."""
