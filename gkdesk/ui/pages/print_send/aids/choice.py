"""Which paper of a working aid, of which round, for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from gkdesk.services.working_aids.printing.kinds import AidPaperCode, AidPaperWish
from gkdesk.text.codes.clients import Audience
from gkdesk.text.ids import AidId, PartId
from gkdesk.text.wording.clients import word
from gkdesk.ui.pages.print_send.choice_column import ChoiceColumn
from gkdesk.ui.pages.print_send.offers import Offer, RecordOffer
from gkdesk.ui.pages.print_send.paper_part import Choice
from gkdesk.ui.widgets import Label, RadioButton, Role

if TYPE_CHECKING:
    from gkdesk.services.working_aids.printing.kinds import AidPaperKind
    from gkdesk.services.working_aids.views import AidSummary
    from gkdesk.services.workspace import Workspace

OF_ROUND = "{0} {1}"
OF_TEMPLATE = "Vorlage: {0}"
NO_AIDS = "Noch keine Arbeitshilfe angelegt. Das geht unter Arbeitshilfen."
NO_TEMPLATES = "Es gibt keine Vorlage, die Ihr Programmprofil anbietet."
GONE_AID = "Diese Arbeitshilfe ist nicht mehr da. Bitte wählen Sie eine andere aus."
NO_CONTRIBUTORS = "Für diese Arbeitshilfe ist noch niemand eingetragen, der etwas beiträgt."
GONE_CONTRIBUTOR = "Diese Stelle trägt nichts mehr bei. Bitte wählen Sie eine andere aus."
NO_RECIPIENT = "Wohin die Rücksendung geht, ist bei der Arbeitshilfe noch nicht eingetragen."
NO_SECTIONS = "Für diese Stelle ist noch kein Abschnitt gewählt."

Source = AidId | str
"""A working aid, or the id of a template that nobody has begun."""


class AidChoice(Choice):
    """The papers of working aids, with the round or template they are of."""

    def __init__(self, workspace: Workspace, kinds: tuple[AidPaperKind, ...]) -> None:
        super().__init__()
        self._workspace = workspace
        self._kinds = kinds
        self._aids: dict[Source, AidSummary] = {}
        self._templates: list[tuple[Source, str]] = []
        self._asked_by: dict[PartId, bool] = {}
        self._contributors_of: Source | None = None
        self.kinds = [RadioButton(kind.title) for kind in kinds]
        self.description = Label("", Role.QUIET, wrap=True)
        self.source: RecordOffer[Source] = RecordOffer("Arbeitshilfe")
        self.contributor: RecordOffer[PartId] = RecordOffer("Wer trägt bei?")
        self.audience = Offer("Für wen?", ((each, word(each)) for each in kinds[0].audiences))
        self._column = ChoiceColumn(self)
        self._layout()
        self._group.idToggled.connect(self._on_kind_toggled)
        for box in (self.source, self.contributor, self.audience):
            box.currentIndexChanged.connect(self._on_option_changed)
        self.kinds[0].setChecked(True)

    def kind(self) -> AidPaperKind:
        """Return the kind that is chosen."""
        return self._kinds[self._group.checkedId()]

    def recipient(self) -> str:
        """Return to whom the chosen aid is sent."""
        source = self.source.value()
        return self._aids[source].recipient if source in self._aids else ""

    def choose(
        self, code: AidPaperCode, source: Source | None, contributor: PartId | None = None
    ) -> None:
        """Choose a paper; what is asked for and not there is said to be missing."""
        place = next(at for at, kind in enumerate(self._kinds) if kind.code is code)
        self.kinds[place].setChecked(True)
        if source is not None:
            self.source.choose(source)
        if contributor is not None:
            self.contributor.choose(contributor)

    def asked(self) -> tuple[AidPaperCode, Source | None, PartId | None]:
        """Return what `choose` would ask for."""
        code = self.kind().code
        of_one = code is AidPaperCode.CONTRIBUTOR
        return code, self.source.asked(), self.contributor.asked() if of_one else None

    def read(self) -> None:
        """Offer the aids and templates of now; what is chosen stays chosen."""
        view = self._workspace.aids.rounds.view()
        self._aids = {aid.id: aid for each in view.rounds for aid in each.aids}
        usable = (each for each in view.templates if each.is_offered and not each.problem)
        titles = dict.fromkeys((each.id, each.title) for each in usable)
        self._templates = [(ref, OF_TEMPLATE.format(title)) for ref, title in titles]
        self._contributors_of = None
        self._show_options()

    def wish(self) -> AidPaperWish | None:
        """Return the paper that is wanted, None while something is missing for it."""
        kind, source = self.kind(), self.source.value()
        if self.missing.text() or source is None:
            return None
        of_one = kind.code is AidPaperCode.CONTRIBUTOR
        return AidPaperWish(
            kind=kind.code,
            audience=self.audience.value() or Audience.OFFICE,
            aid_id=None if isinstance(source, str) else source,
            template_id=source if isinstance(source, str) else "",
            contributor_id=self.contributor.value() if of_one else None,
        )

    def _layout(self) -> None:
        column = self._column
        self._group = column.add_kinds(self.kinds)
        column.addWidget(self.description)
        column.addWidget(self.missing)
        for box in (self.source, self.contributor, self.audience):
            column.add_captioned(box)

    def _show_options(self) -> None:
        """Show what the chosen kind can be told, and say what is missing for it."""
        kind = self.kind()
        self.description.setText(kind.description)
        self.audience.offer((each, word(each)) for each in kind.audiences)
        aids = [(ref, OF_ROUND.format(each.short, each.year)) for ref, each in self._aids.items()]
        is_blank = kind.code is AidPaperCode.BLANK
        self.source.offer([*aids, *self._templates] if is_blank else aids)
        of_one = kind.code is AidPaperCode.CONTRIBUTOR
        if of_one:
            self._offer_contributors()
        self._column.show_box(self.contributor, shown=of_one)
        words = self._missing_words()
        self.missing.setText(words)
        self.missing.setVisible(bool(words))

    def _offer_contributors(self) -> None:
        source = self.source.value()
        if source == self._contributors_of:
            return
        if self._contributors_of is not None:
            self.contributor.begin_anew()
        self._contributors_of = source
        rows = (
            ()
            if source not in self._aids
            else self._workspace.aids.contributors.rows(self._aids[source].id)
        )
        self._asked_by = {row.id: bool(row.sections) for row in rows}
        self.contributor.offer((row.id, row.name) for row in rows)

    def _missing_words(self) -> str:
        code = self.kind().code
        if self.source.is_lost():
            return GONE_AID
        if not self.source.count():
            return NO_TEMPLATES if code is AidPaperCode.BLANK else NO_AIDS
        if code is AidPaperCode.RETURN:
            return "" if self.recipient() else NO_RECIPIENT
        if code is AidPaperCode.CONTRIBUTOR:
            return self._missing_contributor()
        return ""

    def _missing_contributor(self) -> str:
        if self.contributor.is_lost():
            return GONE_CONTRIBUTOR
        who = self.contributor.value()
        if who is None:
            return NO_CONTRIBUTORS
        return "" if self._asked_by.get(who) else NO_SECTIONS

    @Slot(int, bool)
    def _on_kind_toggled(self, _place: int, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on:
            # Every kind begins at its own readers: those of the last one may see too much.
            self.audience.offer(())
            self._show_options()
            self.changed.emit()

    @Slot()
    def _on_option_changed(self) -> None:
        self._show_options()
        self.changed.emit()
