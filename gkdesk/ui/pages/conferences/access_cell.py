"""The chosen cell of the matrix: what is released, what is missing, and what is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from gkdesk.services.meetings.fields import AccessDecision
from gkdesk.text.codes.meetings import Access, AccessWay
from gkdesk.text.ids import MeetingId, PartId
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.forms import Choice
from gkdesk.ui.pages.conferences.forms import Override, override_form
from gkdesk.ui.pages.conferences.matrix import LOOKS, category_words
from gkdesk.ui.pages.conferences.words import shortened
from gkdesk.ui.records.elided_link import ElidedLink
from gkdesk.ui.records.one_off_form import OneOffForm
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.widgets import (
    Box,
    HeadingLabel,
    IconText,
    Label,
    PlainButton,
    Role,
    Row,
)

if TYPE_CHECKING:
    from gkdesk.services.meetings.views import Heard, ItemView, ParticipantView
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext

KEY = "meeting.override"
WARNING = (
    "Die Begründung wird protokolliert und bleibt im Protokoll stehen. Dieser Schritt lässt sich "
    "nicht mit Strg+Z zurücknehmen."
)
_ROLES = {"ok": Role.OK, "warn": Role.WARN, "err": Role.ERROR, "accent": Role.ACCENT}


class OverrideForm(OneOffForm[Override]):
    """Ask why somebody shall hear a case in spite of what is missing; its draft names the cell."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, KEY, hint=WARNING)
        self._meeting = 0
        self._cell: Heard | None = None
        self._cell_key = ""

    def show_cell(self, meeting: int, cell: Heard) -> None:
        """Belong to this cell from now on, and show what was half typed for it."""
        key = f"{cell.item_id}-{cell.participant_id}"
        if (meeting, key) == (self._meeting, self._cell_key):
            self._cell = cell
            return
        self.keep_draft()
        self._close()
        self._meeting, self._cell, self._cell_key = meeting, cell, key
        self._ref = meeting
        self._take_up_draft()

    def spec(self) -> FormSpec[Override]:
        missing = frozenset() if self._cell is None else self._cell.missing
        chosen = sorted(missing, key=word)
        return override_form(tuple(Choice(each.value, word(each)) for each in chosen))

    def start(self) -> Override:
        missing = frozenset() if self._cell is None else self._cell.missing
        return Override(categories=tuple(each.value for each in missing))

    def write(self, ref: int, value: Override) -> Outcome:
        item, _, person = self._cell_key.partition("-")
        decision = AccessDecision(
            item_id=PartId(int(item)),
            participant_id=PartId(int(person)),
            way=AccessWay.OVERRIDE,
            categories=value.categories,
            reason=value.reason,
        )
        return self._context.workspace.agenda.decide(MeetingId(ref), decision)

    def _draft_key(self) -> str:
        return f"{self._key}:{self._meeting}:{self._cell_key}"


class CellPanel(Box):
    """One participant at one case."""

    outside_wanted = Signal()
    gate_wanted = Signal()
    veil_wanted = Signal()
    consents_wanted = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__("quiet")
        self._client: int | None = None
        self.heading = HeadingLabel("", Role.CARD, wrap=True)
        self.access = IconText("check", "", Role.OK)
        self.bar = Label("", Role.WARN, wrap=True)
        self.released = Label("", wrap=True)
        self.missing = Label("", Role.WARN, wrap=True)
        self.reason = Label("", Role.QUIET, wrap=True)
        self.outside = PlainButton("Nicht dabei", "cross")
        self.override = PlainButton("Trotzdem dabei …", "unlock")
        self.gate = PlainButton("Wieder dem Nachweis überlassen", "undo")
        self.veil = PlainButton("Für alle verdeckt", "eye-off")
        self.consents = ElidedLink("Einwilligungen", "chevron-right")
        self.form = OverrideForm(context)
        self._layout()
        self._connect()

    def show_cell(
        self, meeting: int, item: ItemView, person: ParticipantView, heard: Heard, *, fixed: bool
    ) -> None:
        """Show what one participant may hear at one case, and what can be decided."""
        self._client = item.fields.client_id
        who = joined(shortened(person.name), shortened(person.organisation))
        self.heading.setText(f"{who}\nzum Fall {shortened(item.name)}")
        look = LOOKS[heard.access]
        self.access.set(look.icon, word(heard.access), _ROLES.get(look.ink, Role.QUIET), look.ink)
        self._say(heard)
        self.consents.set_label(f"Einwilligungen von {item.name}")
        self.veil.set_label("Doch mit Namen" if item.fields.is_veiled else "Für alle verdeckt")
        self.veil.set_icon("eye" if item.fields.is_veiled else "eye-off")
        self._offer(heard, fixed=fixed)
        self.form.show_cell(meeting, heard)

    def _say(self, heard: Heard) -> None:
        silent = heard.access in (Access.OUTSIDE, Access.OWN)
        has_all = heard.access is Access.ALL and not heard.missing
        released = "" if silent or has_all else category_words(heard.categories)
        self.released.setText(f"Nachweis da für: {released}" if released else "")
        missing = "" if silent else category_words(heard.missing)
        self.missing.setText(f"Es fehlt ein Nachweis für: {missing}" if missing else "")
        self.bar.setText(f"{word(heard.bar)}." if heard.bar is not None else "")
        said = [f"Begründung: {heard.reason}"] if heard.reason else []
        said += [f"Gilt nicht mehr: {reason}" for reason in heard.ended_reasons]
        self.reason.setText("\n".join(said))
        for label in (self.bar, self.released, self.missing, self.reason):
            label.setVisible(bool(label.text()))

    def _offer(self, heard: Heard, *, fixed: bool) -> None:
        own = heard.access is Access.OWN
        decided = heard.access in (Access.OUTSIDE, Access.OVERRIDE)
        open_for_all = heard.access is Access.ALL
        self.outside.setVisible(not (fixed or own or heard.access is Access.OUTSIDE))
        self.override.setVisible(
            not (fixed or own or open_for_all or heard.access is Access.OVERRIDE)
        )
        self.gate.setVisible(decided and not fixed)
        self.veil.setVisible(not fixed)

    def _layout(self) -> None:
        margin = theme.px("space.l")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.m"))
        column.setSpacing(theme.px("space.s"))
        said = (self.bar, self.released, self.missing, self.reason)
        for widget in (self.heading, self.access, *said):
            column.addWidget(widget)
        column.addWidget(Row(self.outside, self.override, self.gate, self.veil))
        column.addWidget(self.form)
        column.addWidget(self.consents)

    def _connect(self) -> None:
        self.outside.clicked.connect(self.outside_wanted)
        self.override.clicked.connect(self.form.begin)
        self.gate.clicked.connect(self.gate_wanted)
        self.veil.clicked.connect(self.veil_wanted)
        self.consents.clicked.connect(self._on_consents_clicked)

    @Slot()
    def _on_consents_clicked(self) -> None:
        self.consents_wanted.emit(self._client)
