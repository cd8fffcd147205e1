"""The page Arbeitshilfen: rounds, filling in, sending back, evaluating."""
