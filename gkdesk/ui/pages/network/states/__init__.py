"""Stände: kept states of the network, and what changed between two of them."""
