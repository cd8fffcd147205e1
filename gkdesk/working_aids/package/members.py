"""The files of a return package, and how large each of them may be."""

from __future__ import annotations

ANSWERS = "antworten.json"
WORKBOOK = "antworten.xlsx"
PAPER = "arbeitshilfe.pdf"
README = "LIESMICH.txt"
SUMS = "pruefsummen.sha256"

_MEBIBYTE = 1024 * 1024
LIMITS = {
    ANSWERS: 16 * _MEBIBYTE,
    WORKBOOK: 32 * _MEBIBYTE,
    PAPER: 64 * _MEBIBYTE,
    README: _MEBIBYTE // 4,
    SUMS: _MEBIBYTE // 16,
}
"""Bytes of each member, unpacked."""
PACKED_LIMIT = 96 * _MEBIBYTE
RATIO_LIMIT = 150
RATIO_FROM = _MEBIBYTE
"""A member of so many bytes that was packed more tightly than the limit is no honest one."""
