"""The keyboard on the map: walk, choose, open, move, connect and find without a pointer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer

from gkdesk.ui.map import words
from gkdesk.ui.map.doing import Mode
from gkdesk.ui.map.targets import ACTOR, NOWHERE, TIE, Target

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from gkdesk.ui.map.view import MapView

_Key = Qt.Key
_WAYS = {
    _Key.Key_Left: (-1, 0),
    _Key.Key_Right: (1, 0),
    _Key.Key_Up: (0, -1),
    _Key.Key_Down: (0, 1),
}
_ENTER = (_Key.Key_Return, _Key.Key_Enter)
_PAN = 80.0
_NUDGE = 8.0
_TYPING_MILLISECONDS = 1200
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Keys:
    """Turns keys into what a map does."""

    def __init__(self, view: MapView) -> None:
        self._view = view
        self._typed = ""
        self._pause = QTimer(view, singleShot=True, interval=_TYPING_MILLISECONDS)
        self._pause.timeout.connect(self._on_pause_timeout)
        self._moves_while_held = False
        self._stood: int | None = None
        self._plain = {
            _Key.Key_Escape: self._escape,
            _Key.Key_Space: self._take_or_set_down,
            _Key.Key_Plus: view.zoom_in,
            _Key.Key_Minus: view.zoom_out,
            _Key.Key_0: view.fit,
            _Key.Key_PageDown: self._next_tie,
            _Key.Key_PageUp: self._tie_before,
            _Key.Key_Home: self.enter,
            _Key.Key_Slash: view.find_wanted.emit,
        }
        self._letters = {_Key.Key_C: self._connect, _Key.Key_K: view.want_menu}

    def wants(self, event: QKeyEvent) -> bool:
        """Return whether a key is meant for the map even where a shortcut has it."""
        return event.key() in _WAYS and _strip(event) in (_CONTROL, _SHIFT)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means; return whether it means anything here."""
        key, held = _Key(event.key()), _strip(event)
        if key in _WAYS:
            return self._arrow(_WAYS[key], held)
        if held & ~_SHIFT:
            return False
        if key in _ENTER:
            return self._enter_key()
        if key is _Key.Key_Escape and not self._has_something():
            return False
        if key in self._plain and not (key is _Key.Key_Space and self._typed):
            self._plain[key]()
            return True
        if key in self._letters and not self._typed and not held:
            self._letters[key]()
            return True
        return self._type(event.text())

    def release(self, event: QKeyEvent) -> None:
        """Set down what was moved while Ctrl was held."""
        if event.key() == _Key.Key_Control and self._moves_while_held:
            self._moves_while_held = False
            if self._view.doing.mode is Mode.MOVE:
                self._view.finish()

    def enter(self) -> None:
        """Go to the organisation that is read first."""
        glass = self._view.glass()
        first = glass.targets.first() if glass else None
        if first is not None:
            self._go(first)

    def _has_something(self) -> bool:
        return self._view.doing.mode is not Mode.REST or bool(self._view.stage.selected)

    def _arrow(self, way: tuple[int, int], held: Qt.KeyboardModifier) -> bool:
        view = self._view
        if held == _SHIFT:
            view.pan(QPointF(-way[0], -way[1]) * _PAN)
        elif view.doing.mode is Mode.MOVE and held in (_NO_MODIFIER, _CONTROL):
            self._nudge(way)
        elif held == _CONTROL:
            self._move_while_held(way)
        elif held == _NO_MODIFIER:
            self._walk(way)
        else:
            return False
        return True

    def _walk(self, way: tuple[int, int]) -> None:
        view, doing = self._view, self._view.doing
        glass = view.glass()
        if glass is None:
            return
        if doing.mode is Mode.CONNECT:
            start = doing.source if doing.other is None else doing.other
            other = glass.targets.beside(start, way)
            if other is None:
                view.note(words.NOBODY_THERE[way])
            else:
                doing.other = other if other != doing.source else None
                view.bring_into_view(Target(ACTOR, other))
            view.show_state()
            return
        found = glass.targets.beside(self._stand(), way)
        if found is None:
            view.note(words.NOBODY_THERE[way])
        else:
            self._go(found)

    def _stand(self) -> int | None:
        """Return the organisation from which to walk on."""
        selected, glass = self._view.stage.selected, self._view.glass()
        if selected.kind == TIE and glass is not None:
            ends = glass.targets.ends(selected.ref) or ()
            return self._stood if self._stood in ends else next(iter(ends), None)
        return selected.ref or None

    def _go(self, actor: int) -> None:
        target = Target(ACTOR, actor)
        self._view.choose(target)
        self._view.bring_into_view(target)

    def _enter_key(self) -> bool:
        view = self._view
        if view.doing.mode is not Mode.REST:
            view.finish()
        elif view.stage.selected:
            view.opened.emit(view.stage.selected.kind, view.stage.selected.ref)
        else:
            return False
        return True

    def _escape(self) -> None:
        if self._view.doing.mode is not Mode.REST:
            self._view.leave()
        else:
            self._view.choose(NOWHERE)

    def _take_or_set_down(self) -> None:
        view = self._view
        if view.doing.mode is Mode.MOVE:
            view.finish()
        elif view.doing.mode is Mode.REST and view.stage.selected.kind == ACTOR:
            view.begin(Mode.MOVE, view.stage.selected.ref, by_keys=True)

    def _move_while_held(self, way: tuple[int, int]) -> None:
        self._take_or_set_down()
        if self._view.doing.mode is Mode.MOVE:
            self._moves_while_held = True
            self._nudge(way)

    def _nudge(self, way: tuple[int, int]) -> None:
        doing = self._view.doing
        if doing.at is not None:
            doing.at += QPointF(*way) * (_NUDGE / self._view.camera.zoom)
            self._view.update()

    def _connect(self) -> None:
        view = self._view
        if view.doing.mode is Mode.REST and view.stage.selected.kind == ACTOR:
            view.begin(Mode.CONNECT, view.stage.selected.ref, by_keys=True)

    def _next_tie(self) -> None:
        self._step_ties(1)

    def _tie_before(self) -> None:
        self._step_ties(-1)

    def _step_ties(self, step: int) -> None:
        """Choose the next cooperation of the organisation at which one stands."""
        view, glass, stand = self._view, self._view.glass(), self._stand()
        ties = glass.targets.ties_of(stand) if glass and stand is not None else []
        if not ties:
            return
        self._stood = stand
        now = view.stage.selected
        at = ties.index(now.ref) + step if now.kind == TIE and now.ref in ties else 0
        target = Target(TIE, ties[at % len(ties)])
        view.choose(target)
        view.bring_into_view(target)

    def _type(self, text: str) -> bool:
        """Add to the beginning of a name and go to it."""
        if not (text.isalpha() or (self._typed and text == " ")):
            return False
        self._typed += text
        self._pause.start()
        self._view.find_actor(self._typed)
        return True

    def _on_pause_timeout(self) -> None:
        self._typed = ""


def _strip(event: QKeyEvent) -> Qt.KeyboardModifier:
    """Return the held keys without that of the number pad."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
