"""What booklets there are, and what each person chose for hers."""
