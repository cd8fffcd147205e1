"""The grounds of disclosure as a list: what holds first, with what can be done about each."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from gkdesk.services.basis.gate import SIGNED
from gkdesk.services.clients.case_fields import Consent
from gkdesk.text.codes.cases import ConsentPurpose, ConsentState, Flow
from gkdesk.text.codes.clients import Basis
from gkdesk.text.dates import format_day, format_day_short, format_month
from gkdesk.text.ids import ClientId, PartId
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.people.consents.forms import SIGNATURE_FORM, consent_form
from gkdesk.ui.pages.people.consents.unknown_office import UnknownOffice
from gkdesk.ui.pages.people.part_lists import part_kit
from gkdesk.ui.pages.people.row_texts import expires_soon, expiry_text
from gkdesk.ui.records.record_kit import Moves, RowMove
from gkdesk.ui.records.record_list import RecordList
from gkdesk.ui.records.row_text import RowText, joined
from gkdesk.ui.widgets import IconText, Role

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from gkdesk.services.basis.consents import ConsentView
    from gkdesk.services.clients.fields import Member
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup
    from gkdesk.ui.records.record_row import RecordRow

OFFICE = "organisation_id"
SIGN = "sign"
WITHDRAW = "withdraw"
FORM = "form"
NOTICES = "notices"
VOLUNTARY = (
    "Ausländerbehörde: Diese Einwilligung ist freiwillig und wird einzeln erfragt. Wer sie nicht "
    "gibt oder widerruft, hat davon bei Ihnen keinen Nachteil. Sagen Sie das bitte ausdrücklich."
)
UNSIGNED = "Unterschrift fehlt"
IN_WORDS = "steht nicht im Netzwerk, zählt in Konferenzen nicht"
ICONS = {
    ConsentState.VALID: ("check", "ok"),
    ConsentState.PREPARED: ("clock", "warn"),
    ConsentState.COMING: ("clock", "ink2"),
    ConsentState.EXPIRED: ("cross", "ink2"),
    ConsentState.WITHDRAWN: ("cross", "ink2"),
}
_OVER = frozenset({ConsentState.EXPIRED, ConsentState.WITHDRAWN})


class ConsentList(RecordList[Consent]):
    """A withdrawal is asked for elsewhere: `move_wanted` carries the consent."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        self._views: dict[PartId | None, ConsentView] = {}
        self._members: tuple[Member, ...] = ()
        self._lookup = lookup
        self._workspace = context.workspace
        kit = part_kit(context, lookup, Consent, self._form_of)
        super().__init__(
            context,
            dataclasses.replace(
                kit,
                text=self._text,
                fresh=self._workspace.consents.proposal,
                fixed=self._is_fixed,
                moves=Moves(
                    of=self._moves,
                    make=self._sign,
                    form=_asked,
                    start=self._with_today,
                    elsewhere=frozenset({WITHDRAW, FORM, NOTICES}),
                ),
            ),
        )
        self.voluntary: IconText | None = None
        self.unknown: UnknownOffice | None = None
        self.opened.connect(self._on_opened)

    def show_consents(
        self, ref: int, views: Sequence[ConsentView], members: tuple[Member, ...]
    ) -> None:
        """Show the grounds of a client in the order of their states."""
        self._members = members
        self._views = {view.consent.id: view for view in views}
        self.show_rows(ref, [view.consent for view in views])
        self.refresh_words()

    def view_of(self, consent: Consent) -> ConsentView | None:
        return self._views.get(consent.id)

    def row_made(self, widget: RecordRow, place: int) -> None:
        """Put the sign of the state before the words."""
        view = self.view_of(self.rows()[place])
        if view is not None:
            widget.mark(*ICONS[view.state])

    def _form_of(self, lookup: OfficeLookup, row: Consent | None) -> FormSpec[Consent]:
        return consent_form(lookup, row, self._members)

    def _text(self, consent: Consent) -> RowText:
        view = self.view_of(consent)
        return RowText("") if view is None else consent_text(view, self._today())

    def _moves(self, consent: Consent) -> tuple[RowMove, ...]:
        view = self.view_of(consent)
        if view is None or consent.basis not in SIGNED:
            return ()
        if view.state is ConsentState.WITHDRAWN:
            return (RowMove(NOTICES, "Mitteilung des Widerrufs drucken", "printer", small=True),)
        if view.state is ConsentState.PREPARED:
            return (
                RowMove(SIGN, "Unterschrift eintragen …", "pencil"),
                RowMove(FORM, "Formular drucken", "printer", small=True),
            )
        return (RowMove(WITHDRAW, "Widerruf eintragen …", "cross"),)

    def _is_fixed(self, consent: Consent) -> bool:
        return consent.withdrawn_on is not None

    def _with_today(self, consent: Consent, _what: str) -> Consent:
        return dataclasses.replace(consent, signed_on=self._today())

    def _sign(self, ref: int, consent: Consent, _what: str) -> Outcome:
        """Note the signature, and in the same step who signed in which language."""
        stored = self.view_of(consent)
        before = dataclasses.replace(consent, signed_on=None)
        if stored is not None and stored.consent != before:
            return self._workspace.clients.save_part(ClientId(ref), consent)
        consents = self._workspace.consents
        return consents.sign(ClientId(ref), PartId(consent.id or 0), consent.signed_on)

    def _today(self) -> dt.date:
        return self.context.workspace.clock.today()

    @Slot()
    def _on_opened(self) -> None:
        if self.form is None or not self.form.view.has_field(OFFICE):
            return
        self.voluntary = IconText("info", VOLUNTARY, Role.WARN, icon_color="warn", wrap=True)
        self.voluntary.setAccessibleName(VOLUNTARY)
        self.voluntary.hide()
        self.form.view.row(OFFICE).add_below(self.voluntary)
        self.unknown = UnknownOffice(self.context, self.form.view)
        self.form.view.row(OFFICE).add_below(self.unknown)
        self.form.view.edited.connect(self._tell_voluntary)
        self._tell_voluntary()

    @Slot()
    def _tell_voluntary(self) -> None:
        """Say beside the Ausländerbehörde, when it is chosen, that nobody has to agree."""
        if self.form is None or self.voluntary is None or not self.form.view.has_field(OFFICE):
            return
        typed = dict(self.form.view.raw())
        office, contact = _ref(typed[OFFICE]), _ref(typed["contact_id"])
        named = office is not None or contact is not None
        self.voluntary.setVisible(named and self._lookup.is_foreigners_office(office, contact))


def consent_text(view: ConsentView, today: dt.date) -> RowText:
    """Return the words of a basis: whom it names, what it covers, how it stands, until when."""
    consent = view.consent
    about = word(consent.purpose) if consent.purpose is not ConsentPurpose.DISCLOSURE else ""
    basis = word(consent.basis) if consent.basis is not Basis.CONSENT else ""
    both = word(consent.direction) if consent.direction is not Flow.TO_RECIPIENT else ""
    line = joined(
        _state_text(view, today),
        ", ".join(view.covers),
        "auch Anvertrautes" if consent.confided else "",
        view.member,
        basis,
        consent.provision,
        both,
        IN_WORDS if consent.recipient and not _is_known(consent) else "",
    )
    soon = view.state is ConsentState.VALID and expires_soon(consent.until, today)
    unsigned = view.state is ConsentState.PREPARED
    return RowText(
        view.recipient or about,
        joined(about if view.recipient else "", line),
        UNSIGNED if unsigned else _until_text(view, today, soon=soon),
        warn=soon or unsigned,
        done=view.state in _OVER,
        wraps=True,
    )


def consent_line(view: ConsentView, today: dt.date) -> RowText:
    """Return the words of a basis on the overview: short, with the sign of its state."""
    text, (icon, color) = consent_text(view, today), ICONS[view.state]
    until = view.consent.until
    shown = format_month(until) if until and view.state is ConsentState.VALID else ""
    unsigned = view.state is ConsentState.PREPARED
    when = f"bis {shown}" if shown else "fehlt" if unsigned else word(view.state)
    covers = ", ".join(view.covers) or word(view.consent.purpose)
    line = joined(UNSIGNED, covers) if unsigned else covers
    return dataclasses.replace(text, line=line, when=when, icon=icon, color=color)


def _until_text(view: ConsentView, today: dt.date, *, soon: bool) -> str:
    until = view.consent.until
    if until is None or view.state in _OVER:
        return ""
    shown = f"bis {format_day_short(until, today)}"
    return f"{shown}, endet {expiry_text(until, today)}" if soon else shown


def _state_text(view: ConsentView, today: dt.date) -> str:
    consent = view.consent
    if view.state is ConsentState.WITHDRAWN and consent.withdrawn_on:
        return f"widerrufen {format_day(consent.withdrawn_on)}"
    if view.state is ConsentState.EXPIRED and consent.until:
        return f"abgelaufen {format_day(consent.until)}"
    if view.state is ConsentState.PREPARED and consent.until:
        return f"bis {format_day_short(consent.until, today)}"
    return word(view.state)


def _is_known(consent: Consent) -> bool:
    return any((consent.organisation_id, consent.contact_id, consent.body_id))


def _asked(_consent: Consent, what: str) -> FormSpec[Consent] | None:
    return SIGNATURE_FORM if what == SIGN else None


def _ref(text: str) -> int | None:
    return int(text) if text.isdecimal() else None
