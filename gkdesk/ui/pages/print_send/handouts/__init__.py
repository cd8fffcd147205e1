"""Handzettel: at the counter, for one person, for many; the letter of invitation."""
