"""How many pages a finished PDF has."""

from __future__ import annotations

import io

from pikepdf import Pdf


def page_count(pdf: bytes) -> int:
    """Return the number of pages."""
    with Pdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)
