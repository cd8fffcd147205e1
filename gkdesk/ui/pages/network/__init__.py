"""Netzwerk: the register, the map, what is missing, and how it changed."""
