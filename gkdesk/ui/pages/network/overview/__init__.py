"""Übersicht: the network as a map and as a table, with a card beside."""
