"""What the analyses find, and what is made of it."""
