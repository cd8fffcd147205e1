"""The office's own templates."""
