"""Arbeitshilfen: templates, expressions, filled forms, return packages and their evaluation.

Knows neither Qt nor the store: frozen data in, frozen data out.
"""
