"""The end of a working aid: what is missing, the seal, and what is sent back."""
