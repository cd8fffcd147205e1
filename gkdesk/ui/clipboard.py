"""The clipboard: what the program puts there goes with the lock."""

from __future__ import annotations

import hashlib

from PySide6.QtGui import QClipboard, QGuiApplication

_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
_ours: list[bytes] = []


def copy(text: str) -> None:
    """Put `text` on the clipboard and remember (as a digest) that it is ours."""
    _ours.append(_digest(text))
    QGuiApplication.clipboard().setText(text)


def forget() -> None:
    """Empty the clipboard if what lies there came from the program's windows.

    That is what `copy` put there, and what Qt itself copied out of a text field: the clipboard
    then belongs to this program.
    """
    clipboard = QGuiApplication.clipboard()
    owned = {
        QClipboard.Mode.Clipboard: clipboard.ownsClipboard(),
        QClipboard.Mode.Selection: clipboard.supportsSelection() and clipboard.ownsSelection(),
    }
    for mode in _MODES:
        if mode is QClipboard.Mode.Selection and not clipboard.supportsSelection():
            continue
        if owned[mode] or _digest(clipboard.text(mode)) in _ours:
            clipboard.clear(mode)
    _ours.clear()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
