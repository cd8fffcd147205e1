"""Statistik: the numbers for the ministry."""
