"""The rounds by year: what is under way, and what is offered."""
