"""Handouts: plain texts with the local facts, offers and offices that somebody takes home."""
