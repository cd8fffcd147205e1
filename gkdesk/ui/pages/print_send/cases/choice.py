"""Which paper of a case, a conference or a consent, about what, and for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from gkdesk.services.basis.paper_kinds import ConsentPaperCode
from gkdesk.services.case_papers.kinds import CasePaperCode, CasePaperFormat
from gkdesk.services.network_papers.kinds import PaperFormat
from gkdesk.text.codes.clients import Audience
from gkdesk.text.ids import ClientId, MeetingId, PartId
from gkdesk.text.languages import GERMAN, language
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send.booklets.person_pick import PersonPick
from gkdesk.ui.pages.print_send.cases import words as texts
from gkdesk.ui.pages.print_send.cases.kinds import AllPapers, Area, AskedPaper, entries
from gkdesk.ui.pages.print_send.cases.offers import ALL, NAME_ONLY, CaseOffers, Passage
from gkdesk.ui.pages.print_send.cases.wishes import Chosen, wishes_of
from gkdesk.ui.pages.print_send.choice_column import ChoiceColumn
from gkdesk.ui.pages.print_send.lacking import WITH_BLANK, Lacking
from gkdesk.ui.pages.print_send.network.choice import FORMAT_WORDS
from gkdesk.ui.pages.print_send.offers import Offer, RecordOffer
from gkdesk.ui.pages.print_send.paper_part import Choice
from gkdesk.ui.widgets import CheckBox, Label, RadioButton, Role, Segmented

if TYPE_CHECKING:
    from gkdesk.services.clients.case_fields import Consent
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.print_send.cases.kinds import PaperEntry
    from gkdesk.ui.pages.print_send.cases.work import Wish

FORMATS = {
    CasePaperFormat.PDF: FORMAT_WORDS[PaperFormat.PDF],
    CasePaperFormat.XLSX: FORMAT_WORDS[PaperFormat.XLSX],
    CasePaperFormat.ICS: "ICS, für Kalender",
}
_ABOUT_CLIENT = frozenset({CasePaperCode.SUBSTITUTE, CasePaperCode.HANDOVER})


class CaseChoice(Choice):
    """Emit `changed` whenever another paper is wanted; what is lost is said, never replaced."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._workspace = context.workspace
        self._offers = CaseOffers(context.workspace)
        self._entries = entries(context.workspace)
        self._areas = tuple(Area)
        self.area = Segmented("Worum geht es?", [each.value for each in Area])
        self.kinds = [RadioButton(entry.title) for entry in self._entries]
        self.description = Label("", Role.QUIET, wrap=True)
        self.lacking = Lacking(context)
        self.blank = CheckBox(texts.BLANK)
        self.meeting: RecordOffer[MeetingId] = RecordOffer("Sitzung")
        self.item: RecordOffer[PartId] = RecordOffer("Fall")
        self.audience: Offer[Audience] = Offer("Für wen?")
        self.person: RecordOffer[PartId] = RecordOffer("Wer bekommt es?")
        self.client = PersonPick(context)
        self.passage: RecordOffer[Passage] = RecordOffer("Übergabe an")
        self.consent: RecordOffer[PartId] = RecordOffer("Grundlage")
        self.recipient: RecordOffer[str] = RecordOffer("Brief an")
        self.language: Offer[str] = Offer("Sprache neben Deutsch")
        self.confirmed = CheckBox(texts.UNCHECKED)
        either = QSizePolicy.Policy.Preferred  # its words take two lines
        policy = QSizePolicy(either, either)
        policy.setHeightForWidth(True)
        self.confirmed.setSizePolicy(policy)
        self.printed = Label("", Role.QUIET, wrap=True)
        self.format: Offer[CasePaperFormat] = Offer("Format")
        self._column = ChoiceColumn(self)
        self._wishes: tuple[Wish, ...] = ()
        self._offer_languages()
        self._layout()
        self._connect()
        self.kinds[0].setChecked(True)

    def entry(self) -> PaperEntry:
        """Return the kind that is chosen."""
        return self._entries[self.place()]

    def place(self) -> int:
        """Return the place of the kind that is chosen."""
        return self._group.checkedId()

    def wishes(self) -> tuple[Wish, ...]:
        """Return the papers that are wanted; none while something is missing for them."""
        return self._wishes

    def read(self) -> None:
        """Offer the meetings and people of now; what is chosen stays chosen, or is lost."""
        self._offers.forget()
        self.client.read()
        self._refresh()

    def choose(self, asked: AskedPaper) -> None:
        """Choose the paper that a page asked for."""
        place = next(at for at, entry in enumerate(self._entries) if entry.code is asked.code)
        self.kinds[place].setChecked(True)
        entry = self.entry()
        self.blank.setChecked(asked.blank)
        if asked.audience in entry.audiences:
            self.audience.choose(asked.audience)
        if asked.ref is not None and entry.area is Area.MEETING:
            self.meeting.choose(MeetingId(asked.ref))
        elif asked.ref is not None:
            self.client.choose(asked.ref)
        offers = (self.person, self.item, self.consent)
        parts = (asked.person, asked.item, asked.consent)
        for offer, part in zip(offers, parts, strict=True):
            if part is not None:
                offer.choose(PartId(part))
        for name, part in (("referral", asked.referral), ("transition", asked.transition)):
            if part is not None:
                self.passage.choose((name, PartId(part)))
        if asked.language:
            self.language.choose(asked.language)

    def asked(self) -> AskedPaper:
        """Return what `choose` would ask for; what is lost may be back after the lock."""
        entry = self.entry()
        is_meeting = entry.area is Area.MEETING
        passage = self.passage.asked() if self._is_shown(self.passage) else None
        return AskedPaper(
            entry.code,
            self.meeting.asked() if is_meeting else self.client.asked(),
            self.audience.value() if self._is_shown(self.audience) else None,
            self.person.asked() if self._is_shown(self.person) else None,
            self.item.asked() if self._is_shown(self.item) else None,
            self.consent.asked() if self._is_shown(self.consent) else None,
            passage[1] if passage and passage[0] == "referral" else None,
            passage[1] if passage and passage[0] == "transition" else None,
            (self.language.value() or "") if self._is_shown(self.language) else "",
            self.is_blank(),
        )

    def reader(self) -> Audience:
        """Return for whom the chosen paper is."""
        if self.entry().code is CasePaperCode.CASE_SHEET and self.is_blank():
            return Audience.PARTICIPANT
        return self.audience.value() or self.entry().audiences[0]

    def is_blank(self) -> bool:
        """Tell whether a sheet to fill in is wanted."""
        return self.blank.isChecked() and not self.blank.isHidden()

    def _is_shown(self, widget: QWidget) -> bool:
        return not widget.isHidden()

    def _offer_languages(self) -> None:
        codes = self._workspace.consent_papers.languages()
        self.language.offer(
            (code, "keine, nur Deutsch" if code == "de" else language(code).german)
            for code in codes
        )
        self.printed.setText(
            texts.PRINTED_SENTENCE.format(
                self._workspace.texts.pair(GERMAN.code).in_german("notice.unchecked")
            )
        )

    def _layout(self) -> None:
        self.setMinimumWidth(1)  # the column says how wide the choice is: everything here wraps
        column = self._column
        column.addWidget(self.area)
        column.addSpacing(theme.px("space.s"))
        self._group = column.add_kinds(self.kinds)
        for widget in (self.description, self.missing, self.lacking, self.blank):
            column.addWidget(widget)
        for box in self._boxes():
            column.add_captioned(box, "Person" if box is self.client else "")
        column.addWidget(self.confirmed)
        column.addWidget(self.printed)

    def _boxes(self) -> tuple[QWidget, ...]:
        return (self.client, *self._lists())

    def _lists(self) -> tuple[Offer[Any], ...]:
        return (
            self.meeting,
            self.item,
            self.audience,
            self.person,
            self.passage,
            self.consent,
            self.recipient,
            self.language,
            self.format,
        )

    def _connect(self) -> None:
        self.area.current_changed.connect(self._on_area_changed)
        self._group.idToggled.connect(self._on_kind_toggled)
        self.client.chosen.connect(self._on_client_chosen)
        self.meeting.currentIndexChanged.connect(self._on_meeting_changed)
        self.audience.currentIndexChanged.connect(self._on_audience_changed)
        options: tuple[Offer[Any], ...] = (
            self.item,
            self.person,
            self.passage,
            self.recipient,
            self.language,
            self.format,
        )
        for box in options:
            box.currentIndexChanged.connect(self._on_option_changed)
        self.consent.currentIndexChanged.connect(self._on_consent_changed)
        self.blank.toggled.connect(self._on_option_changed)
        self.confirmed.toggled.connect(self._on_option_changed)

    def _refresh(self) -> None:
        """Offer what fits the chosen kind, show it, and work out what is wanted or missing."""
        entry = self.entry()
        for button, each in zip(self.kinds, self._entries, strict=True):
            button.setVisible(each.area is entry.area)
        self.area.set_current(self._areas.index(entry.area))
        self.description.setText(entry.description)
        self.blank.setVisible(entry.code in WITH_BLANK or entry.is_form)
        self.format.offer((each, FORMATS[each]) for each in entry.formats)
        self.audience.offer((each, word(each)) for each in entry.audiences)
        self._offer_records(entry)
        for box, shown in self._shown(entry).items():
            self._column.show_box(box, shown=shown)
        needs = entry.is_form and self._is_unchecked()
        self.confirmed.setVisible(needs)
        self.printed.setVisible(needs)
        words = self._missing_words(entry)
        self.missing.setText(words)
        self.missing.setVisible(bool(words))
        self.lacking.say_of(entry, self._chosen_consent(), self.client, blank=self.is_blank())
        self._wishes = () if words else self._wanted(entry)

    def _offer_records(self, entry: PaperEntry) -> None:
        offers, client = self._offers, self.client.client()
        self.meeting.offer(offers.meetings())
        meeting = self.meeting.value()
        if entry.area is Area.MEETING:
            for_client = self.audience.value() is Audience.CLIENT
            self.person.offer(offers.people(meeting, for_client=for_client))
            self.item.offer(offers.items(meeting))
            return
        self.passage.offer(offers.passages(client))
        if isinstance(entry.code, ConsentPaperCode):
            self.consent.offer(offers.consents(client, entry.code))
            self.recipient.offer(offers.recipients(client, self.consent.value()))

    def _shown(self, entry: PaperEntry) -> dict[QWidget, bool]:
        blank, code = self.is_blank(), entry.code
        is_meeting = entry.area is Area.MEETING
        is_consent = entry.area is Area.CONSENT
        about_client = (is_consent and not blank) or code in _ABOUT_CLIENT
        has_client = about_client and self.client.client() is not None
        one_reader = self.audience.value() in (Audience.PARTICIPANT, Audience.CLIENT)
        needs_reader = (entry.one_each and one_reader) or code is CasePaperCode.CONFIDENTIALITY
        return {
            self.client: about_client,
            self.meeting: is_meeting and not blank,
            self.item: code is CasePaperCode.CASE_SHEET and not blank,
            self.audience: len(entry.audiences) > 1 and not blank,
            self.person: needs_reader and not blank,
            self.passage: code is CasePaperCode.HANDOVER and has_client,
            self.consent: is_consent and has_client,
            self.recipient: code is ConsentPaperCode.NOTICE and has_client,
            self.language: entry.is_form,
            self.format: len(entry.formats) > 1,
        }

    def _missing_words(self, entry: PaperEntry) -> str:
        """Say what is missing, or what was asked for and is gone."""
        nothing: dict[RecordOffer[Any], tuple[str, str]] = {
            self.meeting: (texts.GONE_MEETING, texts.NO_MEETINGS),
            self.item: (texts.GONE_ITEM, texts.NO_ITEMS),
            self.person: (texts.GONE_PERSON, texts.NOBODY_ATTENDS),
            self.passage: (texts.GONE_PASSAGE, texts.NO_PASSAGES),
            self.consent: (texts.GONE_CONSENT, texts.NONE_WITHDRAWN),
            self.recipient: (texts.GONE_RECIPIENT, texts.NOBODY_TOLD),
        }
        if self._is_shown(self.client) and self.client.client() is None:
            if self.client.is_lost():
                return texts.GONE_CLIENT
            return texts.CHOOSE_CLIENT_OR_BLANK if entry.is_form else texts.CHOOSE_CLIENT
        for box, (gone, none) in nothing.items():
            if self._is_shown(box) and box.currentIndex() < 0:
                return gone if box.is_lost() else none
        unconfirmed = self._is_shown(self.confirmed) and not self.confirmed.isChecked()
        return texts.NOT_CONFIRMED if unconfirmed else ""

    def _wanted(self, entry: PaperEntry) -> tuple[Wish, ...]:
        meeting = self.meeting.value()
        if entry.code is AllPapers.OF_MEETING:
            return () if meeting is None else self._workspace.case_papers.of_meeting(meeting)
        client, blank = self.client.client(), self.is_blank()
        person = self.person.value() if self._is_shown(self.person) else None
        everybody = tuple(each for each, _ in self.person.entries() if each != ALL)
        consent = self.consent.value()
        chosen = Chosen(
            entry,
            self.audience.value() or entry.audiences[0],
            self.format.value() or entry.formats[0],
            is_blank=blank,
            meeting=meeting,
            item=self.item.value() if self._is_shown(self.item) else None,
            people=everybody if person == ALL else (person,),
            client=None if client is None or blank else ClientId(client.id),
            passage=self.passage.value() if self._is_shown(self.passage) else None,
            consent=None if consent == NAME_ONLY else consent,
            recipient=self.recipient.value() or "",
            language=self.language.value() or "de",
            is_confirmed=self._is_shown(self.confirmed) and self.confirmed.isChecked(),
        )
        return wishes_of(chosen)

    def _is_unchecked(self) -> bool:
        code = self.language.value()
        return bool(code) and self._workspace.consent_papers.is_unchecked(code or "de")

    def _take_language_of_consent(self) -> None:
        """Propose the language that was entered with the basis: she asked for a form in it."""
        consent = self._chosen_consent()
        if consent is not None and consent.language in self._workspace.consent_papers.languages():
            self.language.choose(consent.language)
            self.confirmed.setChecked(False)

    def _chosen_consent(self) -> Consent | None:
        client, ref = self.client.client(), self.consent.value()
        found = () if client is None or self.is_blank() else client.consents
        return next((each for each in found if each.id == ref), None)

    def _tell(self) -> None:
        self._refresh()
        self.changed.emit()

    @Slot(int)
    def _on_area_changed(self, at: int) -> None:
        area = self._areas[at]
        if self.entry().area is not area:
            place = next(n for n, entry in enumerate(self._entries) if entry.area is area)
            self.kinds[place].setChecked(True)

    @Slot(int, bool)
    def _on_kind_toggled(self, _place: int, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on:
            # Every kind begins at its own readers: those of the last one may know too much.
            self.audience.offer(())
            for offer in (self.person, self.item, self.consent, self.recipient):
                offer.begin_anew()
            self.confirmed.setChecked(False)
            self._tell()

    @Slot()
    def _on_client_chosen(self) -> None:
        for offer in (self.passage, self.consent, self.recipient):
            offer.begin_anew()
        client = self.client.client()
        if client is not None:
            papers = self._workspace.consent_papers
            self.language.choose(papers.language_for(ClientId(client.id)))
            self.confirmed.setChecked(False)
        self._take_language_of_consent()
        self._tell()

    @Slot()
    def _on_meeting_changed(self) -> None:
        self.person.begin_anew()
        self.item.begin_anew()
        self._tell()

    @Slot()
    def _on_audience_changed(self) -> None:
        self.person.begin_anew()
        self._tell()

    @Slot()
    def _on_consent_changed(self) -> None:
        self.recipient.begin_anew()
        self._take_language_of_consent()
        self._tell()

    @Slot()
    def _on_option_changed(self) -> None:
        if self.sender() is self.language:
            self.confirmed.setChecked(False)
        self._tell()
