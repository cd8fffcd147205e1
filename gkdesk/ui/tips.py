"""The only way to a tooltip: what people typed is shown as it was typed, never as rich text."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

_MARKS = ("<", "&")


def set_tip(widget: QWidget | QAction, text: str) -> None:
    """Show `text` as the tooltip of a widget or an entry of a menu; empty takes it away.

    Qt guesses whether a tooltip is HTML, and HTML loads files. A text that could be taken for
    HTML is therefore escaped and says itself that it is rich text.
    """
    if any(mark in text for mark in _MARKS):
        text = f"<qt>{html.escape(text)}</qt>"
    widget.setToolTip(text)
