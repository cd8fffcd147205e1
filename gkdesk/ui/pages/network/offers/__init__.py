"""Angebote and Bedarfe: two lists under one switch."""
