"""Hefte: for whom and what, block by block; profiles, copies."""
