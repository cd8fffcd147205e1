"""Überblick: the next step, the chain, what was last, and the cards that are asked for most."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout

from gkdesk.errors import UserError
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.clients import CodeList
from gkdesk.text.dates import format_day_short, relative_day
from gkdesk.text.ids import ClientId
from gkdesk.text.sentences.errors import sentence
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.pages.people.cards import GermanCard, LinesCard
from gkdesk.ui.pages.people.chain.card import ChainCard
from gkdesk.ui.pages.people.chain.lists import referral_text
from gkdesk.ui.pages.people.chain.words import (
    chain_picture,
    is_late,
    referred_to,
    unanswered,
)
from gkdesk.ui.pages.people.consents.list import consent_line
from gkdesk.ui.pages.people.detail_tab import DetailTab
from gkdesk.ui.pages.people.note_line import NoteLine
from gkdesk.ui.pages.people.row_texts import expires_soon, expiry_text
from gkdesk.ui.records.row_text import RowText, due_text, joined
from gkdesk.ui.widgets import Card, Kind, Label, LinkButton, NextStepBox, Role

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QResizeEvent

    from gkdesk.services.clients.case_fields import Referral
    from gkdesk.services.clients.fields import ContactEntry, FollowUp, GermanLevel, Step
    from gkdesk.services.clients.views import ClientDetail, HelperView
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

SIDE_BY_SIDE = 620
LAST_CONTACTS = 3
SHOWN = 4
NOTE = "note"


class OverviewTab(DetailTab):
    """The first tab; `part_wanted` names the tab that holds more."""

    part: ClassVar[str] = "overview"
    title: ClassVar[str] = "Überblick"

    part_wanted = Signal(str)
    step_wanted = Signal()
    chain_step_wanted = Signal(object)
    """A step of the chain was chosen, None for a new one."""
    link_wanted = Signal(object)

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self._client: ClientDetail | None = None
        self._late: Referral | None = None
        self.step = NextStepBox()
        self.chain = ChainCard()
        self.log = Card("Zuletzt")
        self.note = NoteLine(context)
        self._last = Label("", Role.QUIET)
        self._all = LinkButton("Ganzer Verlauf")
        self._entries = LinesCard("", "note", "", "", role=Role.BODY)
        self.german = GermanCard()
        self.papers = LinesCard(
            "Papiere und Fristen", "document", "Keine Papiere, keine Fristen.", "Papiere öffnen"
        )
        self.consents = LinesCard(
            "Einwilligungen", "check", "Keine: Nichts darf an andere.", "Einwilligungen öffnen"
        )
        self.open = LinesCard(
            "Überleitungen ohne Antwort", "clock", "Niemand schuldet eine Antwort.", "Kette öffnen"
        )
        self.helpers = LinesCard(
            "Ansprechpersonen", "person", "Noch niemand zugeordnet.", "Netz öffnen"
        )
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._more_cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._layout()
        self._connect()

    def show_client(self, client: ClientDetail) -> None:
        self._client = client
        today = self.context.workspace.clock.today()
        self._show_step(client, today)
        self._show_log(client, today)
        self._show_german(client.german, today)
        self.chain.show_chain(chain_picture(client, self.lookup, today))
        self.papers.show_rows(self._deadlines(client, today)[:SHOWN])
        self._show_consents(client, today)
        self._show_open(client, today)
        self.helpers.show_rows([_helper_text(helper) for helper in client.helpers[:SHOWN]])

    def keep_drafts(self) -> None:
        super().keep_drafts()
        self.note.keep_draft()

    def focused_field(self) -> tuple[str, int]:
        cursor = self.note.cursor_place()
        return (NOTE, cursor) if cursor >= 0 else super().focused_field()

    def focus_field(self, path: str, cursor: int = -1) -> None:
        if path == NOTE:
            self.note.focus(cursor)
        else:
            super().focus_field(path, cursor)

    def focus_first(self) -> None:
        self.step.button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= SIDE_BY_SIDE
        for cards in (self._cards, self._more_cards):
            cards.setDirection(
                QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
            )

    def _layout(self) -> None:
        self.log.head.setSpacing(theme.px("space.l"))
        self.log.head.addWidget(self._last)
        self.log.head.addWidget(self._all)
        self.log.body.addWidget(self.note)
        self._entries.set_kind("surface")
        self._entries.body.setContentsMargins(0, theme.px("space.xs"), 0, 0)
        self.log.body.addWidget(self._entries)
        self._cards.setSpacing(theme.px("space.m"))
        for card, share in ((self.german, 7), (self.papers, 9), (self.consents, 9)):
            self._cards.addWidget(card, share)
        self._more_cards.setSpacing(theme.px("space.m"))
        for card in (self.open, self.helpers):
            self._more_cards.addWidget(card, 1)
        self.body.addWidget(self.step)
        self.body.addWidget(self.chain)
        self.body.addWidget(self.log)
        self.body.addLayout(self._cards)
        self.body.addLayout(self._more_cards)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.step.acted.connect(self._on_step_acted)
        self._all.clicked.connect(self._on_all_clicked)
        self.papers.more.clicked.connect(self._on_papers_more_clicked)
        self.helpers.more.clicked.connect(self._on_helpers_more_clicked)
        self.consents.more.clicked.connect(self._on_consents_more_clicked)
        self.open.more.clicked.connect(self._on_open_more_clicked)
        self.chain.step_wanted.connect(self.chain_step_wanted)
        self.chain.link_wanted.connect(self.link_wanted)
        self.chain.new_wanted.connect(self._on_chain_new_wanted)

    def _show_step(self, client: ClientDetail, today: dt.date) -> None:
        step = client.next_step
        waiting = unanswered(client.referrals)
        self._late = next((each for each in waiting if is_late(each, today)), None)
        if step is None and self._late is not None:
            self._show_late(self._late, today)
            return
        if step is None:
            self.step.say(
                "Kein nächster Schritt eingetragen",
                "Ohne nächsten Schritt geht leicht jemand verloren.",
                "Schritt festlegen",
            )
            return
        when = ""
        if step.until is not None:
            when = f"bis {format_day_short(step.until, today)}"
            if step.until < today:
                when = f"{when}, {due_text(step.until, today)} überfällig"
        who = f"wer: {inside(step.who)}" if step.who else ""
        self.step.say(step.what, joined(when or "ohne Termin", who), "Erledigt")

    def _show_late(self, referral: Referral, today: dt.date) -> None:
        """Propose to ask again where nobody has answered and nothing else is planned."""
        words = referral_text(referral, self.lookup, today)
        to = referred_to(referral, self.lookup)
        title = joined(f"Nachfragen: {inside(to)}", referral.subject)
        self.step.say(title, joined(words.line, words.when), "Überleitung öffnen")

    def _show_log(self, client: ClientDetail, today: dt.date) -> None:
        self.note.show_client(client.id)
        last = client.last_contact
        ago = relative_day(last, today, past="vor") if last else ""
        self._last.setText(f"zuletzt gesprochen {ago}" if last else "noch keine Gesprächsnotiz")
        last_ones = client.contacts[:LAST_CONTACTS]
        self._entries.show_rows([_contact_text(entry, today) for entry in last_ones])
        self._entries.setVisible(bool(client.contacts))

    def _show_german(self, german: GermanLevel, today: dt.date) -> None:
        self.german.show_level(german, _reached_text(german, today), _goal_text(german, today))

    def _deadlines(self, client: ClientDetail, today: dt.date) -> list[RowText]:
        found: list[tuple[dt.date | None, RowText]] = []
        for status in client.statuses:
            if status.until is not None and status.until < today and not status.document_until:
                continue
            day = status.document_until or status.until
            name = self.lookup.entry(CodeList.RESIDENCE_STATUS, status.status)
            found.append((day, _deadline(name, status.document, day, today)))
        for paper in client.papers:
            original = f"Original: {paper.original_at}" if paper.original_at else ""
            found.append(
                (paper.valid_until, _deadline(paper.title, original, paper.valid_until, today))
            )
        found.extend(
            (follow_up.due, _reminder(follow_up, today))
            for follow_up in client.follow_ups
            if follow_up.done_on is None
        )
        found.sort(key=_by_day)
        return [text for _, text in found]

    def _show_consents(self, client: ClientDetail, today: dt.date) -> None:
        views = self.context.workspace.consents.of(ClientId(client.id))
        self.consents.show_rows([consent_line(view, today) for view in views[:SHOWN]])

    def _show_open(self, client: ClientDetail, today: dt.date) -> None:
        waiting = unanswered(client.referrals)
        rows = [referral_text(each, self.lookup, today) for each in waiting[:SHOWN]]
        self.open.show_rows(rows)

    @Slot()
    def _on_chain_new_wanted(self) -> None:
        self.chain_step_wanted.emit(None)

    @Slot()
    def _on_consents_more_clicked(self) -> None:
        self.part_wanted.emit("consents")

    @Slot()
    def _on_open_more_clicked(self) -> None:
        self.part_wanted.emit("chain")

    @Slot()
    def _on_step_acted(self) -> None:
        client = self._client
        if client is not None and client.next_step is None and self._late is not None:
            self.part_wanted.emit("chain")
            return
        if client is None or client.next_step is None or client.next_step.id is None:
            self.step_wanted.emit()
            return
        step: Step = client.next_step
        try:
            outcome = self.context.workspace.clients.finish_step(
                ClientId(client.id), client.next_step.id
            )
        except UserError as error:
            self.context.banner(Kind.ERROR, sentence(error))
            return
        self.context.wrote(outcome, f"Erledigt: {inside(step.what)}")

    @Slot()
    def _on_all_clicked(self) -> None:
        self.part_wanted.emit("log")

    @Slot()
    def _on_papers_more_clicked(self) -> None:
        self.part_wanted.emit("papers")

    @Slot()
    def _on_helpers_more_clicked(self) -> None:
        self.part_wanted.emit("net")


def _reached_text(german: GermanLevel, today: dt.date) -> str:
    if german.reached is None:
        return "Noch kein Niveau eingetragen"
    day = _unbroken(german.reached_on, today) if german.reached_on else ""
    if german.certificate:
        proof = f"{german.certificate} vom {day}" if day else german.certificate
    else:
        proof = f"seit {day}" if day else ""
    return ", ".join(filter(None, (word(german.reached), proof)))


def _goal_text(german: GermanLevel, today: dt.date) -> str:
    goal = ""
    if german.goal is not None:
        until = german.goal_until
        when = f" bis {_unbroken(until, today)}" if until else ""
        goal = f"Ziel {word(german.goal)}{when}."
    if german.remaining_hours is not None:
        goal = f"{goal} Noch {german.remaining_hours} Stunden.".strip()
    return goal


def _unbroken(day: dt.date, today: dt.date) -> str:
    return format_day_short(day, today).replace(" ", "\u00a0")


def _deadline(title: str, line: str, day: dt.date | None, today: dt.date) -> RowText:
    when = expiry_text(day, today) if day else "ohne Frist"
    return RowText(title, line, when, warn=expires_soon(day, today))


def _reminder(follow_up: FollowUp, today: dt.date) -> RowText:
    late = follow_up.due < today
    return RowText(follow_up.what, "Wiedervorlage", due_text(follow_up.due, today), warn=late)


def _contact_text(entry: ContactEntry, today: dt.date) -> RowText:
    day = format_day_short(entry.on, today) if entry.on else ""
    return RowText(entry.line, "", joined(word(entry.way), day))


def _helper_text(helper: HelperView) -> RowText:
    contact = helper.contact
    where = contact.organisation_short or contact.organisation
    numbers = contact.fields.numbers()
    return RowText(contact.name, joined(helper.link.what_for or where, *numbers[:1]))


def _by_day(entry: tuple[dt.date | None, RowText]) -> tuple[bool, str]:
    day = entry[0]
    return day is None, day.isoformat() if day else ""
