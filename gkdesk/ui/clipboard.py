"""The clipboard: what the program puts there goes with the lock."""

from __future__ import annotations

import hashlib
from collections import deque

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QClipboard, QGuiApplication, QImage

_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
_ours: deque[bytes] = deque(maxlen=64)
"""Digests of the newest; every selection of text counts as one."""


def copy(text: str) -> None:
    """Put `text` on the clipboard and remember (as a digest) that it is ours."""
    _ours.append(_digest(text))
    QGuiApplication.clipboard().setText(text)


def copy_picture(picture: QImage) -> None:
    """Put a picture on the clipboard and remember (as a digest) that it is ours."""
    _ours.append(_digest_of_picture(picture))
    QGuiApplication.clipboard().setImage(picture)


class Watch(QObject):
    """Remembers, as digests, what comes onto the clipboard while one of our windows is active.

    Text that was copied out of a field is then known even where a clipboard manager of the
    desktop, or a platform that cannot tell, says that it belongs to nobody.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        clipboard = QGuiApplication.clipboard()
        clipboard.dataChanged.connect(self._on_data_changed)
        clipboard.selectionChanged.connect(self._on_selection_changed)

    @Slot()
    def _on_data_changed(self) -> None:
        self._remember(QClipboard.Mode.Clipboard)

    @Slot()
    def _on_selection_changed(self) -> None:
        self._remember(QClipboard.Mode.Selection)

    def _remember(self, mode: QClipboard.Mode) -> None:
        if QGuiApplication.focusWindow() is not None:
            text = QGuiApplication.clipboard().text(mode)
            if text:
                _ours.append(_digest(text))


def forget() -> None:
    """Empty the clipboard if what lies there came from the program's windows.

    That is what `copy` put there, and what was copied out of a text field: the clipboard then
    belongs to this program, or `Watch` saw it come.
    """
    clipboard = QGuiApplication.clipboard()
    owned = {
        QClipboard.Mode.Clipboard: clipboard.ownsClipboard(),
        QClipboard.Mode.Selection: clipboard.supportsSelection() and clipboard.ownsSelection(),
    }
    for mode in _MODES:
        if mode is QClipboard.Mode.Selection and not clipboard.supportsSelection():
            continue
        if owned[mode] or _is_ours(clipboard, mode):
            clipboard.clear(mode)
    _ours.clear()


def _is_ours(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    picture = clipboard.image(mode)
    if not picture.isNull() and _digest_of_picture(picture) in _ours:
        return True
    return _digest(clipboard.text(mode)) in _ours


def _digest_of_picture(picture: QImage) -> bytes:
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    return hashlib.sha256(bytes(plain.constBits())).digest()


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
