"""The card of a cooperation: both sides, and words for everything that is noted about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from gkdesk.services.naming import pair_name
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.network import Answer, Direction
from gkdesk.text.dates import format_day_bare
from gkdesk.text.ids import CooperationId
from gkdesk.text.wording.clients import word
from gkdesk.text.wording.interface_checks import INTERFACE_CHECKS
from gkdesk.text.wording.map import NO_AREA
from gkdesk.ui import theme
from gkdesk.ui.pages.network.overview.card import RecordCard
from gkdesk.ui.pages.network.overview.card_rows import ActorRow, RowsOfCard
from gkdesk.ui.widgets import IconText, Label, PlainButton, PrimaryButton, Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.network.graph import Actor, Tie
    from gkdesk.services.register.cooperations import CooperationView
    from gkdesk.services.register.fields import Agreement
    from gkdesk.ui.pages.network.overview.actions import OverviewActions
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext

_SIGNS = {
    Answer.YES: ("check", "ok", Role.BODY),
    Answer.NO: ("cross", "warn", Role.WARN),
}


class CooperationCard(RecordCard):
    """What one sees of a cooperation beside the map."""

    title_role = Role.CARD

    def __init__(self, context: PageContext, state: NetworkState, actions: OverviewActions) -> None:
        super().__init__(context, state, actions)
        self.sign.hide()
        self.edit = PrimaryButton("Bearbeiten")
        self.confirm = PlainButton("Stimmt noch", "check")
        self.add_button(self.edit)
        self.add_button(self.confirm)
        self.edit.clicked.connect(actions.edit_wanted)
        self.confirm.clicked.connect(actions.confirm)

    def show_tie(self, tie: Tie) -> None:
        """Show a cooperation as it stands."""
        detail = self.context.workspace.cooperations.detail(CooperationId(tie.id))
        known = {actor.id: actor for actor in self.state.network().actors}
        first, second = known[tie.first], known[tie.second]
        names = self.state.lookup.organisation_names()
        self.say_head("Kooperation", pair_name(detail.first, detail.second), detail.fields.subject)
        self.say_checked(tie.verified_on, stale=tie.is_stale, only_entered=detail.only_entered)
        body = self.begin()
        sides = RowsOfCard("", [(side.id, _side(side, names[side.id])) for side in (first, second)])
        sides.setAccessibleName("Beide Seiten")
        sides.wanted.connect(self._on_sides_wanted)
        body.addWidget(sides)
        body.addWidget(_Words([*self._words(detail)]))
        self._add_checks(detail)
        self._add_agreements(detail)
        body.addStretch(1)

    def _words(self, detail: CooperationView) -> Iterator[tuple[str, str]]:
        fields = detail.fields
        yield "Intensität", word(fields.intensity)
        yield "Grundlage", word(detail.basis)
        if fields.direction is not Direction.BOTH:
            yield "Richtung", word(fields.direction)
        if fields.mechanism:
            yield "Mechanismus", word(fields.mechanism)
        if fields.interface_type:
            yield "Schnittstelle", word(fields.interface_type)
        if detail.formats:
            yield "Formate", ", ".join(detail.formats)
        if fields.quality and not self.context.privacy.is_on():
            yield (
                "Einschätzung",
                ": ".join(filter(None, (word(fields.quality), fields.quality_reason))),
            )
        if fields.wish_for_more:
            yield "Wunsch", "mehr Zusammenarbeit"
        if fields.since:
            yield "seit", format_day_bare(fields.since)

    def _add_checks(self, detail: CooperationView) -> None:
        body = self.page.body
        answers = [(check, getattr(detail.fields, check.field)) for check in INTERFACE_CHECKS]
        asked = [(check, answer) for check, answer in answers if answer is not Answer.UNKNOWN]
        body.addWidget(Label("Prüffragen", Role.CAPTION))
        for check, answer in asked:
            icon, color, role = _SIGNS[answer]
            text = f"{check.statement}: {word(answer)}"
            body.addWidget(IconText(icon, text, role, icon_color=color, wrap=True))
        if not asked:
            body.addWidget(Label("Noch keine beantwortet.", Role.QUIET))
        elif len(asked) < len(answers):
            missing = len(answers) - len(asked)
            words = "1 Frage ist offen." if missing == 1 else f"{missing} Fragen sind offen."
            body.addWidget(Label(words, Role.QUIET))

    def _add_agreements(self, detail: CooperationView) -> None:
        if not detail.agreements:
            return
        body = self.page.body
        today = self.context.workspace.clock.today()
        body.addWidget(Label("Vereinbarungen", Role.CAPTION))
        for agreement in detail.agreements:
            due = agreement.review_on is not None and agreement.review_on <= today
            over = agreement.runs_until is not None and agreement.runs_until < today
            icon, color = ("warn", "warn") if due or over else ("document", "ink2")
            role = Role.WARN if due or over else Role.BODY
            words = _agreement_words(agreement)
            body.addWidget(IconText(icon, words, role, icon_color=color, wrap=True))

    @Slot(object)
    def _on_sides_wanted(self, ref: int) -> None:
        self.state.choose(RecordKind.ORGANISATION, ref)


class _Words(QWidget):
    """Captions with their words beside them."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px("space.m"))
        grid.setVerticalSpacing(theme.px("space.xs"))
        grid.setColumnStretch(1, 1)
        for line, (caption, text) in enumerate(pairs):
            quiet = Label(caption, Role.QUIET)
            quiet.setMinimumWidth(84)
            grid.addWidget(quiet, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(text, wrap=True), line, 1)


def _side(actor: Actor, name: str) -> ActorRow:
    return ActorRow(name, word(actor.area) if actor.area else NO_AREA, actor.area)


def _agreement_words(agreement: Agreement) -> str:
    days = (
        ("vom", agreement.signed_on),
        ("läuft bis", agreement.runs_until),
        ("zu prüfen am", agreement.review_on),
    )
    dated = [f"{words} {format_day_bare(day)}" for words, day in days if day]
    return ", ".join([word(agreement.basis), *dated])
