"""Gremien: who sits where, since when, and when they met."""
