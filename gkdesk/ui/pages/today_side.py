"""Beside the list of Heute: the next meeting, the backup, the upkeep of the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.dates import format_day_short, format_moment, months_text, relative_day
from gkdesk.ui import theme
from gkdesk.ui.widgets import Card, HeadingLabel, Label, LinkButton, Role

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.services.today.views import DueItem, TodayView
    from gkdesk.ui.pages.page import PageContext

BACKUP_PAGE = "security"


class TodaySide(QWidget):
    """What the data say besides: the backup, the upkeep of contacts, people without a step."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._meeting_ref: int | None = None
        self.meeting = Card("Nächste Sitzung")
        self._meeting_day = HeadingLabel("", Role.SECTION, wrap=True)
        self._meeting_line = Label("", wrap=True)
        self._meeting_link = LinkButton("Vorbereiten", "chevron-right")
        self._backup = Card("Letzte Sicherung")
        self._backup_day = HeadingLabel("", Role.SECTION)
        self._backup_line = Label("", Role.QUIET, wrap=True)
        self._backup_link = LinkButton("Sicherungen ansehen", "chevron-right")
        self._contacts = SideNote("Netzwerk pflegen", "Ansprechpersonen durchgehen", "phone")
        self._gaps = SideNote("Lücken ohne Zuständige", "Bedarfe ansehen", "flag")
        self._steps = SideNote("Ohne nächsten Schritt", "Liste ansehen", "chevron-right")
        self._silent = SideNote("Lange nicht gesprochen", "Liste ansehen", "chevron-right")
        self._layout()
        self._meeting_link.clicked.connect(self._on_meeting_clicked)
        self._backup_link.clicked.connect(self._on_backup_clicked)
        self._contacts.link.clicked.connect(self._on_contacts_clicked)
        self._gaps.link.clicked.connect(self._on_gaps_clicked)
        self._steps.link.clicked.connect(self._on_steps_clicked)
        self._silent.link.clicked.connect(self._on_silent_clicked)

    def set_width(self, width: int) -> None:
        """Keep to this width; 0 takes what there is."""
        self.setMinimumWidth(width)
        self.setMaximumWidth(width or theme.px("width.text_max"))

    def show_view(self, view: TodayView) -> None:
        self._show_meeting(view.next_meeting, view.today)
        self._show_backup(view.last_backup, view.today)
        self._contacts.say(stale_sentence(view) if view.stale_contacts else "")
        self._gaps.say(unowned_sentence(view.unowned_needs) if view.unowned_needs else "")
        self._steps.say(_people(view.without_step, "ohne nächsten Schritt"))
        self._silent.say(_people(view.long_without_contact, "seit acht Wochen ohne Gesprächsnotiz"))

    def _show_meeting(self, item: DueItem | None, today: dt.date) -> None:
        self.meeting.setVisible(item is not None and item.day is not None)
        if item is None or item.day is None:
            return
        self._meeting_ref = item.ref
        self._meeting_day.setText(f"{format_day_short(item.day, today)}  ·  {item.subject}")
        lines = (relative_day(item.day, today), item.title, item.note)
        self._meeting_line.setText("\n".join(line for line in lines if line))

    def _show_backup(self, moment: dt.datetime | None, today: dt.date) -> None:
        if moment is None:
            self._backup_day.setText("noch keine")
            self._backup_line.setText("Sichern Sie den Bestand, bevor Sie viel eintragen.")
            return
        self._backup_day.setText(relative_day(moment.astimezone().date(), today, past="vor"))
        self._backup_line.setText(f"{format_moment(moment)}, verschlüsselt und geprüft")

    def _layout(self) -> None:
        for widget in (self._meeting_day, self._meeting_line, self._meeting_link):
            self.meeting.body.addWidget(widget)
        for widget in (self._backup_day, self._backup_line, self._backup_link):
            self._backup.body.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xl"))
        column.addWidget(self.meeting)
        column.addWidget(self._backup)
        for note in (self._contacts, self._gaps, self._steps, self._silent):
            column.addWidget(note)
        column.addStretch(1)

    @Slot()
    def _on_meeting_clicked(self) -> None:
        if self._meeting_ref is not None:
            self._context.navigate(RecordKind.MEETING.value, self._meeting_ref)

    @Slot()
    def _on_backup_clicked(self) -> None:
        self._context.open_page(BACKUP_PAGE)

    @Slot()
    def _on_contacts_clicked(self) -> None:
        self._context.navigate("contact_person.stale")

    @Slot()
    def _on_gaps_clicked(self) -> None:
        self._context.navigate("need.without_owner")

    @Slot()
    def _on_steps_clicked(self) -> None:
        self._context.navigate("client.without_step")

    @Slot()
    def _on_silent_clicked(self) -> None:
        self._context.navigate("client.no_contact")


class SideNote(QWidget):
    """A quiet note without a frame: caption, sentence, link; hidden when there is nothing."""

    def __init__(self, caption: str, action: str, icon: str) -> None:
        super().__init__()
        self.sentence = Label("", wrap=True)
        self.link = LinkButton(action, icon)
        self.link.setAccessibleDescription(caption)
        margin = theme.px("space.l") + theme.px("space.xs")
        column = QVBoxLayout(self)
        column.setContentsMargins(margin, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(Label(caption, Role.CAPTION))
        column.addWidget(self.sentence)
        column.addWidget(self.link)

    def say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.setVisible(bool(sentence))


def stale_sentence(view: TodayView) -> str:
    """Say how many contacts were not confirmed for as long as the office allows."""
    since = f"länger als {months_text(view.stale_months)} nicht geprüft"
    if view.stale_contacts == 1:
        return f"1 Ansprechperson wurde {since}. Ein Anruf genügt."
    return f"{view.stale_contacts} Ansprechpersonen wurden {since}."


def unowned_sentence(count: int) -> str:
    """Say how many open needs nobody sees to."""
    if count == 1:
        return "1 Bedarf ist offen und hat noch niemanden, der sich kümmert."
    return f"{count} Bedarfe sind offen und haben noch niemanden, der sich kümmert."


def _people(count: int, what: str) -> str:
    if not count:
        return ""
    return f"1 Person ist {what}." if count == 1 else f"{count} Menschen sind {what}."
