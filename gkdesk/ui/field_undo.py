"""Whose undo it is: a field takes back what is typed and not saved, the program all the rest."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

_STORED = "stored_text"
_Keys = QKeySequence.StandardKey


def mark_as_stored(field: QWidget) -> None:
    """Note that the store holds the text of this field."""
    text = _text(field)
    if text is not None:
        field.setProperty(_STORED, text)


def takes_undo(field: QWidget) -> bool:
    """Tell whether the field itself has something to take back that is not saved yet."""
    return _is_unsaved(field) and _can_undo(field)


def takes_redo(field: QWidget) -> bool:
    """Tell whether the field itself has something to make again."""
    inner = _inner(field)
    if isinstance(inner, QLineEdit):
        return inner.isRedoAvailable()
    return isinstance(inner, QPlainTextEdit) and inner.document().isRedoAvailable()


def is_for_fields(event: QEvent) -> bool:
    """Tell whether these are keys of undo; a form that is confirmed as a whole keeps them.

    Accepted there, they never reach the window, which would take back a change elsewhere.
    """
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and (event.matches(_Keys.Undo) or event.matches(_Keys.Redo))
    )


class UndoKeys(QObject):
    """Watches the field with the focus; keys that it has no use for go on to the window."""

    def follow(self, old: QWidget | None, field: QWidget | None) -> None:
        """Watch `field` instead of `old`."""
        if old is not None and shiboken6.isValid(old):
            old.removeEventFilter(self)
        if field is not None and _text(field) is not None:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride:
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        unused = (event.matches(_Keys.Undo) and not takes_undo(watched)) or (
            event.matches(_Keys.Redo) and not takes_redo(watched)
        )
        if unused:
            event.ignore()
        return unused


def _inner(field: QWidget) -> QWidget | None:
    return field.lineEdit() if isinstance(field, QComboBox) else field


def _text(field: QWidget) -> str | None:
    inner = _inner(field)
    if isinstance(inner, QLineEdit):
        return inner.text()
    return inner.toPlainText() if isinstance(inner, QPlainTextEdit) else None


def _is_unsaved(field: QWidget) -> bool:
    stored = field.property(_STORED)
    return stored is None or stored != _text(field)


def _can_undo(field: QWidget) -> bool:
    inner = _inner(field)
    if isinstance(inner, QLineEdit):
        return inner.isUndoAvailable()
    return isinstance(inner, QPlainTextEdit) and inner.document().isUndoAvailable()
