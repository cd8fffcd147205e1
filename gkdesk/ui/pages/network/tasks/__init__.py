"""Aufgaben: what the office has to do about the network."""
