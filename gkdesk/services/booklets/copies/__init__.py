"""Which copies were made and issued, and the list that lies on a pile of them."""
