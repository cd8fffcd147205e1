"""Menschen: the clients as a list with the detail of one of them."""
