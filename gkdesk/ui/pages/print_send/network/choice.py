"""Which paper of the network, in which format, for whom, and with which choices."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from gkdesk.network.choice import Choices
from gkdesk.network.layout import Division
from gkdesk.network.look import (
    AllianceView,
    BodyView,
    Colouring,
    FocusView,
    MunicipalityView,
    View,
)
from gkdesk.services.network_papers.kinds import (
    MapWish,
    PaperCode,
    PaperFormat,
    PaperOption,
    PaperSheet,
    PaperWish,
)
from gkdesk.text.codes.clients import Audience
from gkdesk.text.ids import BodyId, CooperationId, MunicipalityId, OrganisationId, SnapshotId
from gkdesk.text.papers import network as papers
from gkdesk.text.wording.clients import word
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send.choice_column import ChoiceColumn
from gkdesk.ui.pages.print_send.offers import Offer, RecordOffer
from gkdesk.ui.pages.print_send.paper_part import Choice
from gkdesk.ui.widgets import CheckBox, Label, RadioButton, Role

if TYPE_CHECKING:
    from gkdesk.services.network_papers.kinds import PaperKind
    from gkdesk.services.workspace import Workspace

FORMAT_WORDS = {
    PaperFormat.PDF: "PDF, zum Drucken",
    PaperFormat.SVG: "SVG, Zeichnung für andere Programme",
    PaperFormat.PNG: "PNG, Bild",
    PaperFormat.CSV: "CSV, Tabelle für jedes Programm",
    PaperFormat.XLSX: "XLSX, Tabelle für Excel",
    PaperFormat.CARDS: "vCard, für Adressbücher",
    PaperFormat.GRAPHML: "GraphML, für Netzwerkprogramme",
    PaperFormat.GEXF: "GEXF, für Gephi",
}
SHEET_WORDS = {
    PaperSheet.A4: "A4 quer",
    PaperSheet.A3: "A3 quer",
    PaperSheet.A1: "Plakat A1 auf Blättern A4",
    PaperSheet.A0: "Plakat A0 auf Blättern A4",
}
DIVISION_WORDS = {
    Division.AREA: "Bereiche",
    Division.FIELD: "Handlungsfelder",
    Division.LEGAL_AREA: "Rechtskreise",
}
COLOURING_WORDS = {
    Colouring.NONE: "keine Farbe",
    Colouring.MECHANISM: "Art der Abstimmung",
    Colouring.INTERFACE: "Art der Schnittstelle",
}
FILTERED = "Nur was die Filter der Übersicht zeigen"
QUALITY = "Einschätzung zeigen"
QUALITY_HINT = (
    "Nur für die Lenkungsgruppe und ohne Gründe. Die Einschätzung steht sonst in keiner Datei und "
    "keinem Ausdruck."
)
GRAPHS = frozenset({PaperFormat.GRAPHML, PaperFormat.GEXF})
WITH_PRIVATE_NUMBERS = frozenset({PaperCode.DIRECTORY, PaperCode.CALLS})
PRIVATE_HINT = "Nur für die eigene Stelle: Darin können private Nummern stehen."
TODAY = "heute"
NO_STATES = "Noch kein Stand festgehalten. Das geht unter Netzwerk, Stände."
NO_COOPERATIONS = "Noch keine Kooperation eingetragen."
NO_SCOPE = "Davon ist noch nichts eingetragen."
GONE_COOPERATION = (
    "Diese Kooperation ist beendet oder nicht mehr da. Bitte wählen Sie eine andere aus."
)
GONE_SCOPE = (
    "Was die Karte zeigen soll, ist beendet oder nicht mehr da. Bitte wählen Sie etwas anderes aus."
)
GONE_STATE = "Der gewählte Stand ist nicht mehr da. Bitte wählen Sie einen anderen aus."


class Scope(Enum):
    """What of the network a map shows."""

    ALL = "alliance"
    ACTOR = "organisation"
    BODY = "body"
    MUNICIPALITY = "municipality"


SCOPE_WORDS = {
    Scope.ALL: "das ganze Netzwerk",
    Scope.ACTOR: papers.FOCUS,
    Scope.BODY: papers.BODY,
    Scope.MUNICIPALITY: papers.MUNICIPALITY_VIEW,
}


class PaperChoice(Choice):
    """The papers of the network, with what each kind can be told."""

    def __init__(self, workspace: Workspace, kinds: tuple[PaperKind, ...]) -> None:
        super().__init__()
        self._workspace = workspace
        self._kinds = kinds
        self.kinds = [RadioButton(kind.title) for kind in kinds]
        self.description = Label("", Role.QUIET, wrap=True)
        self.format = Offer("Format", FORMAT_WORDS.items())
        self.audience = Offer("Für wen?", ((each, word(each)) for each in kinds[0].audiences))
        self.sheet = Offer("Papier", SHEET_WORDS.items())
        self.division = Offer("Sektoren der Karte", DIVISION_WORDS.items())
        self.colouring = Offer("Farbe der Linien", COLOURING_WORDS.items())
        self.scope = Offer("Was zeigt die Karte?", SCOPE_WORDS.items())
        self.scope_of: RecordOffer[int] = RecordOffer("Welche?")
        self._scope_shown = Scope.ALL
        self._scopes: dict[Scope, list[tuple[int, str]]] = {}
        self.earlier: RecordOffer[SnapshotId] = RecordOffer("Früherer Stand")
        self.later: RecordOffer[SnapshotId | None] = RecordOffer("Verglichen mit")
        self.cooperation: RecordOffer[CooperationId] = RecordOffer("Kooperation")
        self.grey = CheckBox("Graustufen")
        self.without_names = CheckBox("Art statt Name der Organisation")
        self.filtered = CheckBox(FILTERED)
        self._filters = Choices()
        self.quality = CheckBox(QUALITY)
        self._quality_hint = Label(QUALITY_HINT, Role.QUIET, wrap=True)
        self._private_hint = Label(PRIVATE_HINT, Role.WARN, wrap=True)
        self._column = ChoiceColumn(self)
        self._layout()
        self._connect()
        self.kinds[0].setChecked(True)

    def kind(self) -> PaperKind:
        """Return the kind that is chosen."""
        return self._kinds[self.place()]

    def place(self) -> int:
        """Return the place of the kind that is chosen."""
        return self._group.checkedId()

    def choose(self, code: PaperCode, ref: int | None = None, scope: Scope = Scope.ALL) -> None:
        """Choose a kind; a map together with what it shows, an outline with its cooperation.

        What is asked for and not there is said to be missing; nothing takes its place.
        """
        self._choose_kind(code)
        if code is PaperCode.MAP:
            self.scope.choose(scope)
        if ref is not None and code is PaperCode.MAP:
            self.scope_of.choose(ref)
        elif ref is not None and code is PaperCode.AGREEMENT:
            self.cooperation.choose(CooperationId(ref))

    def filter_by(self, filters: Choices) -> None:
        """Take over the filters of the overview, or let everything through again."""
        self._filters = filters
        self.filtered.setChecked(filters.is_filtering())
        self._show_options()
        self.changed.emit()

    def choose_states(
        self, code: PaperCode, earlier: SnapshotId, later: SnapshotId | None = None
    ) -> None:
        """Choose a comparison of two states; None is the network of today."""
        self._choose_kind(code)
        self.earlier.choose(earlier)
        self.later.choose(later)

    def asked(self) -> tuple[PaperCode, str, int | None]:
        """Return what `choose` or `choose_states` would ask for: the kind, what about it, an id.

        What is lost is still asked for: it may be back after the lock.
        """
        kind, scope = self.kind(), self.scope.value() or Scope.ALL
        if PaperOption.STATES in kind.options:
            later = self.later.asked()
            return kind.code, "" if later is None else str(later), self.earlier.asked()
        if kind.code is PaperCode.MAP:
            filters = f":{self._filters.text()}" if self._filters.is_filtering() else ""
            ref = None if scope is Scope.ALL else self.scope_of.asked()
            asked = "" if scope is Scope.ALL and not filters else f"{scope.value}{filters}"
            return kind.code, asked, ref
        return kind.code, "", self.cooperation.asked() if self._is_outline() else None

    def _is_outline(self) -> bool:
        return PaperOption.COOPERATION in self.kind().options

    def _choose_kind(self, code: PaperCode) -> None:
        place = next(at for at, kind in enumerate(self._kinds) if kind.code is code)
        self.kinds[place].setChecked(True)

    def read(self) -> None:
        """Offer the kept states and the cooperations of now; what is chosen stays chosen."""
        states = [(row.id, row.name) for row in self._workspace.snapshots.rows()]
        self.earlier.offer(states)
        self.later.offer([(None, TODAY), *states])
        rows = self._workspace.cooperations.rows()
        self.cooperation.offer((row.id, f"{row.first} – {row.second}") for row in rows)
        office = self._workspace.office
        self._scopes = {
            Scope.ACTOR: [(row.id, row.name) for row in self._workspace.organisations.rows()],
            Scope.BODY: [(row.id, row.name) for row in self._workspace.bodies.rows()],
            Scope.MUNICIPALITY: [(row.id, row.name) for row in office.municipalities()],
        }
        self._show_options()

    def wish(self) -> PaperWish | None:
        """Return the paper that is wanted, None while something is missing for it."""
        kind, options = self.kind(), set(self.kind().options)
        if self.missing.text():
            return None
        has_states = PaperOption.STATES in options
        about_one = PaperOption.COOPERATION in options
        return PaperWish(
            kind=kind.code,
            format=self.format.value() or kind.formats[0],
            audience=self.audience.value() or kind.audiences[0],
            sheet=self.sheet.value() or PaperSheet.A4,
            grey=PaperOption.GREY in options and self.grey.isChecked(),
            without_names=PaperOption.WITHOUT_NAMES in options and self.without_names.isChecked(),
            with_quality=not self.quality.isHidden() and self.quality.isChecked(),
            map=MapWish(
                self.division.value() or Division.AREA,
                self.colouring.value() or Colouring.NONE,
                self._view(),
                choices=self._filters if self._is_filtered() else Choices(),
            ),
            earlier=self.earlier.value() if has_states else None,
            later=self.later.value() if has_states else None,
            cooperation=self.cooperation.value() if about_one else None,
        )

    def _is_filtered(self) -> bool:
        return not self.filtered.isHidden() and self.filtered.isChecked()

    def _view(self) -> View:
        ref = self.scope_of.value()
        if ref is None:
            return AllianceView()
        match self.scope.value():
            case Scope.ACTOR:
                return FocusView(OrganisationId(ref))
            case Scope.BODY:
                return BodyView(BodyId(ref))
            case Scope.MUNICIPALITY:
                return MunicipalityView(MunicipalityId(ref))
        return AllianceView()

    def _layout(self) -> None:
        column = self._column
        self._group = column.add_kinds(self.kinds)
        column.addWidget(self.description)
        column.addWidget(self.missing)
        for box in self._boxes():
            column.add_captioned(box)
            if box is self.audience:
                column.addWidget(self._private_hint)
        column.addSpacing(theme.px("space.s"))
        checks = (self.filtered, self.grey, self.without_names, self.quality)
        for widget in (*checks, self._quality_hint):
            column.addWidget(widget)

    def _boxes(self) -> tuple[Offer[Any], ...]:
        return (
            self.audience,
            self.format,
            self.cooperation,
            self.scope,
            self.scope_of,
            self.earlier,
            self.later,
            self.sheet,
            self.division,
            self.colouring,
        )

    def _connect(self) -> None:
        self._group.idToggled.connect(self._on_kind_toggled)
        for box in self._boxes():
            box.currentIndexChanged.connect(self._on_option_changed)
        for check in (self.filtered, self.grey, self.without_names, self.quality):
            check.toggled.connect(self._on_option_changed)

    def _show_options(self) -> None:
        """Show what the chosen kind can be told, and say what is missing for it."""
        kind, options = self.kind(), set(self.kind().options)
        self.description.setText(kind.description)
        self.format.offer((each, FORMAT_WORDS[each]) for each in kind.formats)
        self.audience.offer((each, word(each)) for each in kind.audiences)
        is_map = kind.code is PaperCode.MAP
        self._offer_scope()
        is_own = self.audience.value() is Audience.OFFICE
        self._private_hint.setVisible(is_own and kind.code in WITH_PRIVATE_NUMBERS)
        shown: dict[Offer[Any], bool] = {
            self.audience: True,
            self.format: len(kind.formats) > 1,
            self.cooperation: PaperOption.COOPERATION in options,
            self.scope: is_map,
            self.scope_of: is_map and self.scope.value() is not Scope.ALL,
            self.earlier: PaperOption.STATES in options,
            self.later: PaperOption.STATES in options,
            self.sheet: PaperOption.SHEET in options and self._is_pdf(),
            self.division: PaperOption.ARRANGEMENT in options,
            self.colouring: PaperOption.ARRANGEMENT in options,
        }
        for box, is_shown in shown.items():
            self._column.show_box(box, shown=is_shown)
        self.filtered.setVisible(
            is_map and self._filters.is_filtering() and self.format.value() not in GRAPHS
        )
        self.grey.setVisible(PaperOption.GREY in options)
        self.without_names.setVisible(PaperOption.WITHOUT_NAMES in options)
        steering = self.audience.value() is Audience.STEERING_GROUP
        for widget in (self.quality, self._quality_hint):
            widget.setVisible(PaperOption.QUALITY in options and steering)
        self._say_missing(options)

    def _offer_scope(self) -> None:
        """Offer what the map can show; an id of another kind of records says nothing here."""
        scope = self.scope.value() or Scope.ALL
        if scope is not self._scope_shown:
            self._scope_shown = scope
            self.scope_of.begin_anew()
        self.scope_of.offer(self._scopes.get(scope, []))

    def _say_missing(self, options: set[PaperOption]) -> None:
        words = self._missing_words(options)
        self.missing.setText(words)
        self.missing.setVisible(bool(words))

    def _missing_words(self, options: set[PaperOption]) -> str:
        if PaperOption.STATES in options:
            if self.earlier.is_lost() or self.later.is_lost():
                return GONE_STATE
            return "" if self.earlier.count() else NO_STATES
        if PaperOption.COOPERATION in options:
            if self.cooperation.is_lost():
                return GONE_COOPERATION
            return "" if self.cooperation.count() else NO_COOPERATIONS
        if self.kind().code is PaperCode.MAP and self.scope.value() is not Scope.ALL:
            if self.scope_of.is_lost():
                return GONE_SCOPE
            return "" if self.scope_of.count() else NO_SCOPE
        return ""

    def _is_pdf(self) -> bool:
        return self.format.value() is PaperFormat.PDF

    @Slot(int, bool)
    def _on_kind_toggled(self, _place: int, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on:
            # Every kind begins at its own readers: those of the last one may see too much.
            self.audience.offer(())
            self.quality.setChecked(False)
            self._show_options()
            self.changed.emit()

    @Slot()
    def _on_option_changed(self) -> None:
        self._show_options()
        self.changed.emit()
