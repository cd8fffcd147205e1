"""Angebote, Bedarfe and Aufgaben: three lists under one switch."""
