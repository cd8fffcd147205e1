"""The page of one cooperation: both sides, how they work together, what is agreed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction

from gkdesk.services.network_papers.kinds import PaperCode
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.network import Direction
from gkdesk.text.dates import format_day_bare
from gkdesk.text.ids import CooperationId, PartId
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.network.records import cooperation_forms as forms
from gkdesk.ui.pages.network.records.history_card import HistoryCard
from gkdesk.ui.pages.network.tasks.task_view_card import TasksCard
from gkdesk.ui.records.group_form import GroupForm
from gkdesk.ui.records.links_card import LinksCard
from gkdesk.ui.records.record_list import RecordKit, RecordList
from gkdesk.ui.records.record_row import DONE
from gkdesk.ui.records.record_view import RecordView
from gkdesk.ui.records.row_text import RowText, due_text, joined
from gkdesk.ui.records.veil import Veil

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from gkdesk.services.register.cooperations import CooperationView
    from gkdesk.services.register.fields import Agreement, CooperationFields
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

KIND = RecordKind.COOPERATION
OUTLINE = f"paper.{PaperCode.AGREEMENT.value}"
"""Asks the page Drucken & Senden for the outline of an agreement."""


class CooperationDetail(RecordView):
    """One cooperation with its agreements and its history."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, lookup)
        self.form = self._group("", partial(forms.cooperation_form, lookup))
        self.working = self._group(".working", partial(forms.working_form, lookup))
        self.checks = self._group(".checks", forms.checks_form)
        self.quality = self._group(".quality", forms.quality_form)
        self.agreements: RecordList[Agreement] = RecordList(context, self._kit())
        self.sides = LinksCard()
        self.tasks = TasksCard(context, KIND)
        self.history = HistoryCard()
        self.outline_action = QAction("Gliederung einer Kooperationsvereinbarung", self)
        self._fill()

    def load(self, ref: int) -> None:
        cooperations = self.context.workspace.cooperations
        view = cooperations.detail(CooperationId(ref))
        self._say(view)
        for group in (self.form, self.working, self.checks, self.quality):
            group.show_value(ref, view.fields)
        self.veil.show_if_needed()
        self.agreements.show_rows(ref, view.agreements)
        self.agreements_veil.show_if_needed(needed=bool(view.agreements))
        self.sides.show_links(
            "Beide Seiten öffnen",
            "",
            RecordKind.ORGANISATION,
            [(view.fields.first_id, view.first), (view.fields.second_id, view.second)],
        )
        self.tasks.show_about(ref, f"{view.first} – {view.second}")
        self.history.show_rows(cooperations.history(view.id))

    def confirm(self) -> Outcome:
        return self.context.workspace.cooperations.confirm(CooperationId(self.ref or 0))

    def end(self) -> Outcome:
        return self.context.workspace.cooperations.end(CooperationId(self.ref or 0))

    def reopen(self) -> Outcome:
        return self.context.workspace.cooperations.reopen(CooperationId(self.ref or 0))

    def remove(self) -> Outcome:
        return self.context.workspace.cooperations.remove(CooperationId(self.ref or 0))

    def _group(
        self, part: str, make: Callable[[CooperationFields | None], FormSpec[CooperationFields]]
    ) -> GroupForm[CooperationFields]:
        return GroupForm(self.context, make, key=f"{KIND.value}{part}", save=self._save)

    def _fill(self) -> None:
        self.remove_action.setVisible(True)
        self.header.menu.insertAction(self.end_action, self.outline_action)
        self.outline_action.triggered.connect(self._on_outline_triggered)
        quality = self.parts.add_group("quality", self.quality)
        self.veil = Veil(self.context, self.quality)
        quality.body.addWidget(self.veil)
        agreements = self.parts.add_list("agreement", self.agreements)
        self.agreements_veil = Veil(self.context, agreements)
        for card in (
            self.parts.add_group("cooperation", self.form),
            self.sides,
            self.parts.add_group("working", self.working),
            self.parts.add_group("checks", self.checks),
            agreements,
            self.agreements_veil,
            quality,
            self.tasks,
            self.history,
        ):
            self.parts.body.addWidget(card)
        self.parts.body.addStretch(1)
        self.sides.wanted.connect(self.record_wanted)
        self.tasks.wanted.connect(self.record_wanted)

    def _say(self, view: CooperationView) -> None:
        fields = view.fields
        arrow = "→" if fields.direction is Direction.ONE_WAY else "–"
        facts = joined(fields.subject, word(fields.intensity), word(view.basis))
        self.header.say(f"{inside(view.first)} {arrow} {inside(view.second)}", "", facts)
        today = self.context.workspace.clock.today()
        over = fields.until if fields.until is not None and fields.until <= today else None
        self.say_state(view.verified_on, over, only_entered=view.only_entered)

    def _kit(self) -> RecordKit[Agreement]:
        return RecordKit(
            title="Vereinbarungen",
            key=f"{KIND.value}.agreement",
            add="Vereinbarung ergänzen",
            empty="Nichts Schriftliches eingetragen.",
            text=self._agreement_text,
            form=forms.agreement_form,
            save=self._save_agreement,
            remove=self._remove_agreement,
            done=self._review_agreement,
            done_name="Geprüft, wieder am …",
            done_word="Geprüft …",
            done_form=forms.REVIEW_FORM,
            done_row=forms.without_review,
            leads_to=DONE,
        )

    def _agreement_text(self, agreement: Agreement) -> RowText:
        return agreement_text(agreement, self.context.workspace.clock.today())

    def _save(self, ref: int, value: CooperationFields) -> Outcome:
        return self.context.workspace.cooperations.save(CooperationId(ref), value)

    def _save_agreement(self, ref: int, agreement: Agreement) -> Outcome:
        return self.context.workspace.cooperations.save_agreement(CooperationId(ref), agreement)

    def _review_agreement(self, ref: int, agreement: Agreement) -> Outcome:
        return self.context.workspace.cooperations.review_agreement(CooperationId(ref), agreement)

    def _remove_agreement(self, ref: int, agreement: Agreement) -> Outcome:
        part = PartId(agreement.id or 0)
        return self.context.workspace.cooperations.remove_agreement(CooperationId(ref), part)

    @Slot()
    def _on_outline_triggered(self) -> None:
        self.parts.commit()
        self.record_wanted.emit(OUTLINE, self.ref)


def agreement_text(agreement: Agreement, today: dt.date) -> RowText:
    """Put an agreement into a row; it warns when it has run out or wants to be looked at again."""
    signed, until, review = agreement.signed_on, agreement.runs_until, agreement.review_on
    over = until is not None and until < today
    due = review is not None and review <= today and not over
    dates = joined(
        f"unterschrieben am {format_day_bare(signed)}" if signed else "nicht unterschrieben",
        f"läuft bis {format_day_bare(until)}" if until and not over else "",
        agreement.continuation,
    )
    return RowText(
        title=joined(word(agreement.basis), agreement.further_parties, agreement.subjects),
        line=dates,
        when=_when(agreement, today, over=over),
        warn=over or due,
    )


def _when(agreement: Agreement, today: dt.date, *, over: bool) -> str:
    if over and agreement.runs_until is not None:
        return f"abgelaufen am {format_day_bare(agreement.runs_until)}"
    if agreement.review_on is not None:
        return f"überprüfen {due_text(agreement.review_on, today)}"
    return ""
