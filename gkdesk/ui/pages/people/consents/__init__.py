"""Grounds of disclosure of a client: their list, their signature, their withdrawal."""
