"""Filling in one working aid: section tree, question cards, tables, who contributes."""
