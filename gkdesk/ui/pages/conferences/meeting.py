"""One meeting: its preparation, and from its beginning on what was said and agreed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.text.codes.meetings import MeetingState
from gkdesk.text.dates import format_day_long
from gkdesk.text.ids import MeetingId
from gkdesk.ui.dialogs.confirm_dialog import ConfirmDialog
from gkdesk.ui.pages.conferences.prepare import PrepareView
from gkdesk.ui.widgets import PrivacyCover, Segmented

if TYPE_CHECKING:
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.conferences.running.view import RunningView
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

SESSION = "session"
"""The part of a place in the view of a meeting that has begun, with its own part behind a dot."""
BEGUN = frozenset({MeetingState.RUNNING, MeetingState.HELD, MeetingState.SEALED})
_PREPARATION, _SESSION = 0, 1
EARLY_TITLE = "Die Sitzung ist erst am {day}. Jetzt schon beginnen?"
EARLY_WORDS = (
    "Die Uhr läuft dann, und die Vorbereitung ist abgeschlossen. Versiegeln können Sie das "
    "Protokoll erst am Tag der Sitzung."
)
EARLY = "Jetzt beginnen"
NOT_YET = "Noch nicht beginnen"


class MeetingDetail(QWidget):
    """A stack of the preparation and of what came after it; `record_wanted` leads elsewhere.

    `session_shown` tells whether the view of a meeting that has begun is in front.
    """

    record_wanted = Signal(str, object)
    session_shown = Signal(bool)

    def __init__(
        self, context: PageContext, lookup: OfficeLookup, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._state: MeetingState | None = None
        self.ref: int | None = None
        self.session: RunningView | None = None
        self.views = Segmented("Ansicht der Sitzung", ("Vorbereitung", "Sitzung und Protokoll"))
        self._stack = QStackedWidget(self)
        self._before = QWidget(self._stack)
        self.prepare = PrepareView(context, lookup, self._before)
        self._layout()
        self.cover = PrivacyCover(self.prepare)
        self.cover.set_covering(on=context.privacy.is_on())
        self._connect()

    def show_ref(self, ref: int, changes: tuple[Change, ...] = ()) -> None:
        """Show a meeting, or the present state of the same one; raises RecordGone."""
        self.prepare.show_ref(ref)
        meeting = self.prepare.meeting
        before = self._state
        self._state = MeetingState.PLANNED if meeting is None else meeting.state
        other = ref != self.ref
        if other or self._state not in BEGUN:
            self._drop_session()
        self.ref = ref
        if self._state not in BEGUN:
            self._show(_PREPARATION)
        elif other or before not in BEGUN or self._state is MeetingState.SEALED:
            self._show(_SESSION)
        if self.session is not None:
            self.session.reload(changes)

    def show_part(self, part: str) -> None:
        """Show a part of the preparation, or of the session."""
        name, _, inner = part.partition(".")
        if name != SESSION and part:
            self._show(_PREPARATION)
            self.prepare.show_part(part)
        elif name == SESSION and self._state in BEGUN:
            self._show(_SESSION)
            if self.session is not None and inner:
                self.session.show_part(inner)

    def part(self) -> str:
        """Return what is shown, to be remembered."""
        if self.session is not None and self.is_session_shown():
            return f"{SESSION}.{self.session.part()}"
        return self.prepare.part()

    def has_two_views(self) -> bool:
        """Tell whether one can go back and forth: sealed minutes need no preparation."""
        return self._state in BEGUN and self._state is not MeetingState.SEALED

    def is_session_shown(self) -> bool:
        return self.session is not None and self._stack.currentWidget() is self.session

    def open_draft(self, key: str) -> bool:
        """Go to the place of a draft of this meeting; tell whether it is there."""
        name, _, rest = key.partition(":")
        if self.prepare.show_draft(name, rest.partition(":")[2]):
            self._show(_PREPARATION)
            return True
        if self._state not in BEGUN:
            return False
        self._show(_SESSION)
        return self.session is not None and self.session.open_draft(key)

    def commit(self) -> None:
        """Save now what can be saved."""
        self.prepare.parts.commit()
        if self.session is not None:
            self.session.commit()

    def flush(self) -> None:
        """Put everything half-typed among the drafts."""
        self.prepare.parts.keep_drafts()
        if self.session is not None:
            self.session.flush()

    def focused_field(self) -> tuple[str, int]:
        """Return the field with the cursor, ("", -1) for none."""
        if self.session is not None and self.is_session_shown():
            return self.session.focused_field()
        return self.prepare.parts.focused_field()

    def focus_field(self, path: str, cursor: int) -> None:
        """Go back to a field."""
        if self.session is not None and self.is_session_shown():
            self.session.focus_field(path, cursor)
        else:
            self.prepare.focus_field(path, cursor)

    def focus_first(self) -> None:
        """Put the focus where one goes on."""
        if self.session is not None and self.is_session_shown():
            self.session.take_focus()
        else:
            self.prepare.focus_first()

    def _show(self, which: int) -> None:
        if which == _SESSION and self.session is None and self.ref is not None:
            self.session = self._made_session(MeetingId(self.ref))
            self._stack.addWidget(self.session)
        shown = self.session if which == _SESSION else None
        self._stack.setCurrentWidget(self._before if shown is None else shown)
        self.views.set_current(which)
        self.session_shown.emit(shown is not None)

    def _made_session(self, ref: MeetingId) -> RunningView:
        from gkdesk.ui.pages.conferences.running.view import RunningView

        view = RunningView(self._context, ref, self._stack)
        view.record_wanted.connect(self.record_wanted)
        return view

    def _may_begin(self) -> bool:
        """Ask once more where the day of the meeting is still to come: the clock would run."""
        meeting, today = self.prepare.meeting, self._context.workspace.clock.today()
        if meeting is None or meeting.fields.on <= today:
            return meeting is not None
        day = format_day_long(meeting.fields.on)
        title = EARLY_TITLE.format(day=day)
        wanted = ConfirmDialog.ask(self, title, EARLY_WORDS, act=EARLY, keep=NOT_YET)
        return wanted and self._context.is_open()

    def _drop_session(self) -> None:
        if self.session is None:
            return
        dropped, self.session = self.session, None
        dropped.flush()
        self._stack.removeWidget(dropped)
        dropped.hide()
        dropped.deleteLater()

    def _layout(self) -> None:
        # The window says how wide the views are, not they how wide the window is.
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self._before)
        inner = QVBoxLayout(self._before)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.prepare)
        self.views.setParent(self)  # the page gives it a place above
        self.views.hide()

    def _connect(self) -> None:
        self.prepare.begin_wanted.connect(self._on_begin_wanted)
        self.prepare.record_wanted.connect(self.record_wanted)
        self.views.current_changed.connect(self._on_views_current_changed)
        self.cover.reveal_wanted.connect(self._on_cover_reveal_wanted)
        self._context.privacy.changed.connect(self._on_privacy_changed)

    @Slot()
    def _on_begin_wanted(self) -> None:
        if self.ref is not None and self._may_begin():
            begin = self._context.workspace.meetings.begin
            if self.prepare.write(partial(begin, MeetingId(self.ref))) is not None:
                self.focus_first()

    @Slot(int)
    def _on_views_current_changed(self, which: int) -> None:
        if self._state in BEGUN:
            self._show(which)

    @Slot()
    def _on_cover_reveal_wanted(self) -> None:
        self._context.privacy.turn(on=False)

    @Slot(bool)
    def _on_privacy_changed(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.cover.set_covering(on=on)
