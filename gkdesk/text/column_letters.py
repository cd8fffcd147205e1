"""What spreadsheets call their columns."""

from __future__ import annotations


def letter_of(index: int) -> str:
    """Return the letters of a column as spreadsheets count: A, B … Z, AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
