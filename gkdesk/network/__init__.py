"""The network without screen and store: layout, figures, findings, comparison."""
