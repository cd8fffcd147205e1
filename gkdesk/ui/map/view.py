"""The map of the network to look at and to work on, with a pointer or with the keyboard alone.

It shows what it is given and says what is wanted; it changes nothing itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QNativeGestureEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gkdesk.ui import roles, theme
from gkdesk.ui.focus import OWN_RING
from gkdesk.ui.map import speech, words
from gkdesk.ui.map.camera import STEP
from gkdesk.ui.map.doing import Doing, Mode
from gkdesk.ui.map.hand import Hand
from gkdesk.ui.map.keys import Keys
from gkdesk.ui.map.overlay import Overlay
from gkdesk.ui.map.stage import Stage
from gkdesk.ui.map.targets import ACTOR, NOTHING, NOWHERE, TIE, Hits, Target
from gkdesk.ui.tips import set_tip

if TYPE_CHECKING:
    from PySide6.QtGui import (
        QContextMenuEvent,
        QFocusEvent,
        QHideEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QShowEvent,
        QWheelEvent,
    )

    from gkdesk.network.graph import Network
    from gkdesk.network.layout import Arrangement
    from gkdesk.network.look import Look
    from gkdesk.network.marks import Drawing
    from gkdesk.ui.map.overlay import Glass

__all__ = ["ACTOR", "NOTHING", "TIE", "MapView"]

_AIR = 60.0
"""Pixels between an organisation that is walked to and the edge of the view."""


class MapView(QWidget):
    """A network as a map.

    A kind is `ACTOR`, `TIE` or `NOTHING`, a ref the id of the organisation or cooperation, None
    for nothing. `moved` brings a `Place`, `connect_wanted` two organisations, `menu_wanted` the
    point of the screen for a menu.
    """

    chosen = Signal(str, object)
    opened = Signal(str, object)
    connect_wanted = Signal(object, object)
    moved = Signal(object, object)
    menu_wanted = Signal(str, object, QPoint)
    find_wanted = Signal()
    zoom_changed = Signal(int)
    hint_changed = Signal(str)
    legend_shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = Stage(self)
        self.camera = self.stage.camera
        self.doing = Doing()
        self._hint = ""
        self._note = ""
        self._scheme = theme.scheme()
        self._hand, self._keys = Hand(self), Keys(self)
        self.stage.changed.connect(self.update)
        self.stage.legend_shown.connect(self.legend_shown)
        self.stage.drawn.connect(self._on_stage_drawn)
        self._set_up()

    def _set_up(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setProperty(OWN_RING, True)  # noqa: FBT003 (Qt's signature)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(240, 200))
        roles.give(self, roles.Part.PICTURE)
        self.setAccessibleName(words.NAME)
        self.setAccessibleDescription(f"{words.TWIN} {words.KEYS}")

    # What is shown

    def show_network(
        self, network: Network, look: Look, *, arrangement: Arrangement | None = None
    ) -> None:
        """Show a network; page, type and legend of the look are the map's own business.

        What was chosen stays chosen, unless the look chooses something itself.
        """
        self.doing.hovered = NOWHERE
        self.stage.show(network, look, arrangement)
        self.leave()

    def clear(self) -> None:
        """Show nothing and forget everything."""
        self.doing.hovered = NOWHERE
        self.stage.clear()
        self.leave()
        set_tip(self, "")

    def drawing(self) -> Drawing | None:
        """Return what is drawn at the moment."""
        glass = self.glass()
        return glass.sheet.drawing if glass else None

    def show_legend(self, *, on: bool) -> None:
        """Show or hide the legend; until somebody does so, it shows where there is room."""
        self.stage.wants_legend = on
        self.stage.draw_soon()

    def has_legend(self) -> bool:
        """Return whether the legend is shown."""
        self.stage.glass()
        return self.stage.has_legend

    def is_settled(self) -> bool:
        """Return whether all that is seen is painted as sharp as it can be."""
        return self.stage.is_settled

    # What is chosen

    def selected(self) -> tuple[str, int | None]:
        """Return kind and ref of what is chosen."""
        target = self.stage.selected
        return target.kind, target.ref or None

    def select(self, kind: str, ref: int | None) -> None:
        """Choose from outside; nobody is told, and what is chosen is brought into view."""
        self._choose(Target(kind, ref) if kind and ref else NOWHERE)
        if self.isVisible():
            self.bring_into_view(self.stage.selected)

    def choose(self, target: Target) -> None:
        """Choose as the user did, and tell."""
        if target != self.stage.selected:
            self._choose(target)
            self.chosen.emit(target.kind, target.ref or None)

    def _choose(self, target: Target) -> None:
        self.stage.select(target)
        self.show_state()

    def find_actor(self, text: str, *, after: bool = False) -> Hits:
        """Choose whom a part of a name finds, with `after` the next one, or nothing at all."""
        glass, before = self.glass(), self.stage.selected.ref if after else 0
        hits = glass.targets.hits(text, before) if glass else Hits()
        self.choose(hits.target)
        self.bring_into_view(hits.target)
        self.note(speech.found(text.strip(), hits))
        return hits

    def note(self, text: str) -> None:
        """Say something until the next step on the map; without a text say no more of it."""
        if text != self._note:
            self._note = text
            self.show_state()

    @property
    def is_urgent(self) -> bool:
        """Return whether the hint answers to what was just typed."""
        return bool(self._note) or (self.doing.mode is not Mode.REST and self.doing.by_keys)

    # What is seen

    def zoom_percent(self) -> int:
        """Return how large the map is seen, 100 to 400."""
        return round(self.camera.zoom * 100)

    def zoom_in(self) -> None:
        """See the map larger."""
        self.zoom_by(STEP, self._middle_of_interest())

    def zoom_out(self) -> None:
        """See more of the map."""
        self.zoom_by(1 / STEP, self._middle_of_interest())

    def fit(self) -> None:
        """See the whole map."""
        self.camera.fit()
        self._after_camera()

    def zoom_by(self, factor: float, fixed: QPointF | None = None) -> None:
        """Zoom around a point of the view."""
        self.camera.zoom_to(self.camera.zoom * factor, fixed)
        self._after_camera()

    def pan(self, way: QPointF) -> None:
        """Move what is seen."""
        self.camera.pan(way)
        self._after_camera()

    def bring_into_view(self, target: Target) -> None:
        """Let a thing be seen."""
        glass = self.glass() if target else None
        at = glass.middle(target) if glass else None
        if at is not None and self.camera.show(self.camera.to_map(at), _AIR):
            self._after_camera()

    def _middle_of_interest(self) -> QPointF | None:
        glass = self.glass()
        return glass.middle(self.stage.selected) if glass and self.stage.selected else None

    def _after_camera(self) -> None:
        self.stage.look_again()
        self.zoom_changed.emit(self.zoom_percent())

    # What is being done

    def begin(self, mode: Mode, actor: int, *, by_keys: bool) -> None:
        """Begin to move or to connect an organisation."""
        glass = self.glass()
        spot = glass.targets.spot(actor) if glass else None
        if glass is None or spot is None:
            return
        at = glass.sheet.to_map(spot.centre.x, spot.centre.y)
        self.doing.begin(mode, actor, at, by_keys=by_keys)
        self.show_state()

    def finish(self) -> None:
        """Say what was moved or connected."""
        doing, glass = self.doing, self.glass()
        mode, source, other, at = doing.mode, doing.source, doing.other, doing.at
        if glass is None or source is None:
            self.leave()
            return
        if mode is Mode.MOVE and at is not None:
            place = glass.place(at)
            self.leave()
            self.moved.emit(source, place)
        elif mode is Mode.CONNECT and other is not None:
            self.leave()
            self.connect_wanted.emit(source, other)

    def leave(self) -> None:
        """Stop moving or connecting without a result."""
        self._hand.let_go()
        self.doing.rest()
        self.show_state()

    def show_state(self) -> None:
        """Show and say what is being done now."""
        self.update()
        if not self.stage.is_stale:
            self._on_stage_drawn()

    def _on_stage_drawn(self) -> None:
        glass, doing = self.stage.glass(), self.doing
        text = spoken = ""
        if glass is not None:
            text = speech.hint(glass, doing, note=self._note)
            is_urgent = doing.mode is not Mode.REST or bool(self._note)
            urgent = text if is_urgent else ""
            spoken = speech.value(glass, doing, self.stage.selected, urgent)
            self.setAccessibleDescription(speech.description(glass))
        roles.say(self, spoken)
        if text != self._hint:
            self._hint = text
            self.hint_changed.emit(text)

    def glass(self) -> Glass | None:
        """Return what is seen where; draws first if that is due."""
        return self.stage.glass()

    def hint(self) -> str:
        """Return what can be done now."""
        return self._hint

    # Events of Qt

    def sizeHint(self) -> QSize:
        return QSize(870, 580)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.stage.set_ratio(self.devicePixelRatioF())
        glass = self.glass()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        if glass is not None:
            area = self.stage.paint(painter)
            painter.setClipRect(area)
            overlay = Overlay(glass, self.doing, self.stage.selected)
            overlay.paint(painter, area, has_focus=self.hasFocus())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stage.resize(QSizeF(event.size()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._scheme != theme.scheme():
            self._scheme = theme.scheme()
            self.stage.draw_soon()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_by(1 + event.value(), event.position())
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(self._keys.wants(event))
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._begin_step(by_keys=True)
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._keys.release(event)
        super().keyReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._begin_step(by_keys=False)
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hand.double_click(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._hand.wheel(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hover(NOWHERE)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.bring_into_view(self.stage.selected)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.leave()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == event.Reason.Keyboard:
            self.want_menu()
        else:
            self._hand.menu(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_keys = event.reason() in {
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        }
        if by_keys:
            self.doing.prefers_keys = True
            if not self.stage.selected:
                self._keys.enter()
        self.show_state()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.doing.mode is not Mode.REST and self.doing.by_keys:
            self.leave()
        else:
            self.show_state()

    def want_menu(self) -> None:
        """Ask for the menu of what is chosen."""
        glass, target = self.glass(), self.stage.selected
        at = glass.middle(target) if glass and target else None
        point = at or QPointF(self.rect().center())
        self.menu_wanted.emit(target.kind, target.ref or None, self.mapToGlobal(point.toPoint()))

    def hover(self, target: Target) -> None:
        """Point at a thing: its sentence is the tooltip."""
        if target == self.doing.hovered:
            return
        self.doing.hovered = target
        QToolTip.hideText()
        glass = self.glass()
        set_tip(self, glass.targets.sentence(target) if glass else "")
        self.update()

    def _begin_step(self, *, by_keys: bool) -> None:
        if by_keys is not self.doing.prefers_keys or self._note:
            self.doing.prefers_keys, self._note = by_keys, ""
            self.show_state()
