"""What is missing in an aid: what keeps it open, what nobody answered, whose sheet is out."""

from __future__ import annotations

from abc import abstractmethod
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.text.bidi_safe import inside
from gkdesk.text.dates import format_day_joined
from gkdesk.ui import theme
from gkdesk.ui.pages.working_aids.form.pane import CONTRIBUTORS
from gkdesk.ui.pages.working_aids.words import answered_words, counted
from gkdesk.ui.widgets import Card, IconText, Label, LinkButton, Role, clear_layout

if TYPE_CHECKING:
    from gkdesk.services.working_aids.views import ContributorView, MissingView, OpenView
    from gkdesk.ui.pages.working_aids.form.desk import Desk
    from gkdesk.working_aids.parts import Ref

SHOWN_AT_FIRST = 40
OPEN_AT_FIRST = 12
COMPLETE = "Alle Fragen sind beantwortet, und keine Antwort widerspricht der Vorlage."
REQUIRED_THERE = (
    "Alle Pflichtangaben sind da, und keine Antwort widerspricht der Vorlage. Offene Fragen "
    "hindern den Abschluss nicht."
)
_LONGEST = 90


class _LinksCard(Card):
    """Links to questions; `wanted` leads there. The first are shown until all are wanted."""

    wanted = Signal(object)

    def __init__(self, title: str, limit: int) -> None:
        super().__init__(title)
        self._refs: dict[LinkButton, Ref] = {}
        self._limit = limit
        self._total = 0
        self.more = LinkButton("Weitere zeigen")
        self.more.clicked.connect(self._on_more_clicked)

    @abstractmethod
    def _rebuild(self) -> None:
        """Show as many links as the limit lets."""

    def _link(self, number: str, label: str, ref: Ref) -> LinkButton:
        link = _link(number, label)
        link.clicked.connect(self._on_link_clicked)
        self._refs[link] = ref
        return link

    def _tell_hidden(self, total: int) -> None:
        self._total = total
        hidden = total - self._limit
        self.more.set_label(f"{hidden} weitere zeigen")
        self.more.setVisible(hidden > 0)

    @Slot()
    def _on_link_clicked(self) -> None:
        link = self.sender()
        if isinstance(link, LinkButton):
            self.wanted.emit(self._refs[link])

    @Slot()
    def _on_more_clicked(self) -> None:
        first, self._limit = self._limit, self._total
        self._rebuild()
        tuple(self._refs)[first].setFocus()


class MissingCard(_LinksCard):
    """What keeps an aid from being closed."""

    def __init__(self) -> None:
        super().__init__("Was noch fehlt", SHOWN_AT_FIRST)
        self._missing: tuple[MissingView, ...] = ()
        self._title = ""
        self.done = IconText("check", COMPLETE, icon_color="ok", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px("space.s"))
        self.body.addWidget(self.done)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.more)

    def show_missing(self, missing: tuple[MissingView, ...], title: str, *, is_all: bool) -> None:
        """Show what is missing; without anything, this title, and whether all is answered."""
        self._missing = missing
        self._title = title
        self.done.text.setText(COMPLETE if is_all else REQUIRED_THERE)
        self._rebuild()

    def _rebuild(self) -> None:
        clear_layout(self._rows)
        self._refs.clear()
        for each in self._missing[: self._limit]:
            self._rows.addWidget(self._line(each))
        self._tell_hidden(len(self._missing))
        self.done.setVisible(not self._missing)
        number = counted(len(self._missing), "Stelle", "Stellen")
        self.title.setText(f"Was noch fehlt: {number}" if self._missing else self._title)

    def _line(self, missing: MissingView) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(self._link(missing.number, missing.label, missing.ref))
        column.addWidget(Label(missing.why, Role.QUIET, wrap=True))
        return line


class OpenCard(_LinksCard):
    """What may stay without an answer: questions by section, and sheets that are still out.

    `part_wanted` leads to another part of the aid.
    """

    part_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Ohne Antwort", OPEN_AT_FIRST)
        self._open: tuple[OpenView, ...] = ()
        self._sections: dict[str, str] = {}
        self._rows, self._sheets = QVBoxLayout(), QVBoxLayout()
        self.people = LinkButton("Zu den Beteiligten", "people")
        for rows in (self._rows, self._sheets):
            rows.setSpacing(theme.px("space.xs"))
        self.body.addLayout(self._rows)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._sheets)
        self.body.addWidget(self.people, 0, Qt.AlignmentFlag.AlignLeft)
        self.people.clicked.connect(self._on_people_clicked)

    def show_open(self, desk: Desk, unanswered: tuple[OpenView, ...]) -> bool:
        """Show what is open; tell whether anything is."""
        self._open = unanswered
        self._sections = {
            each.name: f"{each.number} {each.label}".strip() for each in desk.view.sections
        }
        outstanding = [each for each in desk.view.contributors if each.returned_on is None]
        self._rebuild()
        clear_layout(self._sheets)
        for each in outstanding:
            self._sheets.addWidget(IconText("people", _outstanding(each), wrap=True))
        self.people.setVisible(bool(outstanding))
        number = counted(len(unanswered), "Frage", "Fragen")
        self.title.setText(f"Ohne Antwort: {number}" if unanswered else "Beiträge, die fehlen")
        is_open = bool(unanswered or outstanding)
        self.setVisible(is_open)
        return is_open

    def _rebuild(self) -> None:
        clear_layout(self._rows)
        self._refs.clear()
        in_all = {name: len(tuple(found)) for name, found in groupby(self._open, _section)}
        for name, found in groupby(self._open[: self._limit], _section):
            head = f"{self._sections.get(name, '')}: {in_all[name]} offen"
            self._rows.addWidget(Label(head, Role.CAPTION, wrap=True))
            for each in found:
                link = self._link(each.number, each.label, each.ref)
                self._rows.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._tell_hidden(len(self._open))

    @Slot()
    def _on_people_clicked(self) -> None:
        self.part_wanted.emit(CONTRIBUTORS)


def headline(desk: Desk, *, is_all: bool) -> str:
    """Say how far an aid is; „vollständig“ only where nothing is open."""
    return "Vollständig" if is_all else f"{answered_words(*desk.counts())}, abschließbar"


def _section(view: OpenView) -> str:
    return view.section


def _link(number: str, label: str) -> LinkButton:
    name = f"{number}  {label}".strip()
    link = LinkButton(name if len(name) <= _LONGEST else f"{name[:_LONGEST]} …")
    link.setAccessibleName(f"Zur Frage {name}")
    return link


def _outstanding(who: ContributorView) -> str:
    sections = ", ".join(who.section_labels)
    if who.printed_on is None:
        state = "Bogen noch nicht ausgegeben"
    else:
        state = f"Bogen ausgegeben am {format_day_joined(who.printed_on)}, noch nicht zurück"
    return f"{inside(who.name)}: {state}" + (f" ({sections})" if sections else "")
