"""Menschen: clients, contact persons and organisations, each as a list with its detail."""
