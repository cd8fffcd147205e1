"""What pages of records share: groups that save themselves, lists of rows, heads, newcomers."""
