"""Single lines of a booklet: what each tells, and whether it stands there."""
