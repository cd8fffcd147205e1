"""Auswertung: the core group, dependence on single people, figures, and who carries how much."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gkdesk.network.findings.finding import Severity
from gkdesk.network.findings.reference import statewide
from gkdesk.services.network_papers.kinds import PaperCode
from gkdesk.services.networks.analysis_views import (
    CoreGroupRow,
    FiguresView,
    LoadRow,
)
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.findings import Analysis, FindingCode
from gkdesk.ui import theme
from gkdesk.ui.pages.network.findings.evaluation_figures import figure_tiles
from gkdesk.ui.pages.network.findings.evaluation_tables import (
    agreement_table,
    core_table,
    first_of,
    fit_height,
    load_table,
)
from gkdesk.ui.pages.network.findings.reading import Reading
from gkdesk.ui.pages.network.findings.section import draft_kind, paper
from gkdesk.ui.pages.network.findings.view import FindingsView
from gkdesk.ui.pages.network.section import NetworkSection
from gkdesk.ui.widgets import (
    Hairline,
    HeadingLabel,
    Label,
    LinkButton,
    Role,
    Segmented,
    clear_layout,
)

if TYPE_CHECKING:
    from gkdesk.services.networks.analysis_views import (
        AnalysisView,
    )
    from gkdesk.services.workspace import Change, Workspace
    from gkdesk.ui.pages.network.state import NetworkState
    from gkdesk.ui.pages.page import PageContext

PAGES = {
    Analysis.COMPLETENESS: "Zusammensetzung",
    Analysis.DEPENDENCE: "Abhängigkeit",
    Analysis.FIGURES: "Kennzahlen",
    Analysis.LOAD: "Auslastung",
}
CORE_TITLE = "Ihre Zusammensetzung neben der landesweiten"
AGREEMENTS_TITLE = "Vereinbarungen nach Art und Jahr"
NO_AGREEMENTS = "Noch keine Vereinbarung hat einen Tag der Unterschrift."
NO_TERRITORY = (
    "Die Art Ihrer Gebietskörperschaft ist nicht eingetragen; darum stehen hier alle Bündnisse "
    "zusammen, nicht nur die Ihrer Art."
)
LOAD_TITLE = "Gremien und Sitzungen je Organisation"


@dataclass(frozen=True)
class Tables:
    """What stands beside the findings."""

    core: tuple[CoreGroupRow, ...]
    figures: FiguresView
    load: tuple[LoadRow, ...]


def _read(workspace: Workspace) -> Tables:
    analyses = workspace.analyses
    return Tables(analyses.core_group(), analyses.figures(), analyses.load())


class UntoldTerritory(QWidget):
    """Says that all alliances stand beside ours, because the kind of ours is not entered."""

    def __init__(self) -> None:
        super().__init__()
        self.link = LinkButton("Art der Gebietskörperschaft eintragen", "pencil")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(NO_TERRITORY, Role.BODY, wrap=True))
        column.addWidget(self.link)
        self.hide()


class EvaluationSection(NetworkSection):
    """Four pages behind one tab; each is one analysis with its table."""

    key: ClassVar[str] = "evaluation"
    title: ClassVar[str] = "Auswertung"

    def __init__(
        self, context: PageContext, state: NetworkState, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, state, parent)
        self.choice = Segmented("Auswertung", list(PAGES.values()))
        self.views = {
            analysis: FindingsView(context, state, draft_kind(self.key)) for analysis in PAGES
        }
        self._outdated: set[Analysis] = set()
        self.core = core_table()
        self.load = load_table()
        self.untold = UntoldTerritory()
        self.stack = QStackedWidget()
        self._agreements = QVBoxLayout()
        self._tiles = QVBoxLayout()
        self.statewide = Label("", Role.BODY, wrap=True)
        self.tables: Reading[Tables] = Reading(self, partial(_read, context.workspace))
        self._layout()
        self._connect()

    def count(self) -> int | None:
        board = self.state.findings.value
        return None if board is None else board.number(self.key)

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Show what is known; what changed is being read already."""
        del changes
        self.tables.want()
        self._on_findings_changed()

    def view(self) -> FindingsView:
        """Return the page that is shown."""
        return self.views[tuple(PAGES)[self.choice.current()]]

    def part(self) -> str:
        return tuple(PAGES)[self.choice.current()].value

    def restore(self, refs: tuple[tuple[str, int], ...], part: str) -> None:
        del refs
        names = [analysis.value for analysis in PAGES]
        if part in names:
            self.choice.set_current(names.index(part))

    def open_draft(self, key: str) -> bool:
        chosen = self.choice.current()
        for place, view in enumerate(self.views.values()):
            self.choice.set_current(place)
            if view.open_draft(key):
                return True
        self.choice.set_current(chosen)
        return False

    def flush(self) -> None:
        for view in self.views.values():
            view.flush()

    @Slot()
    def print_this(self) -> None:
        """Go where all findings are printed."""
        self.context.navigate(paper(PaperCode.FINDINGS))

    def take_focus(self) -> None:
        self.view().take_focus()

    def _connect(self) -> None:
        self.choice.current_changed.connect(self._on_choice_current_changed)
        self.core.opened.connect(self._on_core_opened)
        self.load.opened.connect(self._on_load_opened)
        self.tables.changed.connect(self._on_tables_changed)
        self.untold.link.clicked.connect(self._on_untold_clicked)
        self.state.findings.changed.connect(self._on_findings_changed)
        for view in self.views.values():
            view.wanted.connect(self.context.navigate)
            view.print_wanted.connect(self.print_this)
            view.waiting.follow(self.tables)
        self.views[Analysis.DEPENDENCE].cover_in_privacy()

    def _layout(self) -> None:
        for view in self.views.values():
            self.stack.addWidget(view)
        self._lay_out_tables()
        margin = theme.px("space.xl")
        head = QHBoxLayout()
        head.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.m"))
        head.addWidget(self.choice)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self.stack, 1)

    def _lay_out_tables(self) -> None:
        core = self.views[Analysis.COMPLETENESS].below
        self.views[Analysis.COMPLETENESS].above.addWidget(self.untold)
        _add(core, _heading(CORE_TITLE), self.core)
        _add(core, Label(f"Quelle: {statewide().source}", Role.QUIET, wrap=True))
        figures = self.views[Analysis.FIGURES]
        figures.above.addLayout(self._tiles)
        _add(figures.below, _heading(AGREEMENTS_TITLE))
        figures.below.addLayout(self._agreements)
        _add(figures.below, self.statewide)
        _add(self.views[Analysis.LOAD].below, _heading(LOAD_TITLE), self.load)

    @Slot()
    def _on_untold_clicked(self) -> None:
        self.context.navigate("office")

    @Slot()
    def _on_findings_changed(self) -> None:
        board = self.state.findings.value
        if board is None:
            return
        self._outdated = set(PAGES)
        self.untold.setVisible(self.context.workspace.office.facts().territory is None)
        self._show_current()
        self._say_statewide(board.views[Analysis.FIGURES])
        self.count_changed.emit()

    def _show_current(self) -> None:
        """Show the page that is chosen; the others wait until they are."""
        board = self.state.findings.value
        analysis = tuple(PAGES)[self.choice.current()]
        if board is not None and analysis in self._outdated:
            self._outdated.discard(analysis)
            found = _without_figures(board.views[analysis])
            self.views[analysis].show_view(found, board.made)

    def _say_statewide(self, view: AnalysisView) -> None:
        told = [each.sentence for each in view.findings if each.code is FindingCode.AGREEMENTS]
        self.statewide.setText(" ".join(told))

    @Slot()
    def _on_tables_changed(self) -> None:
        tables = self.tables.value
        if tables is None:
            return
        self.core.set_rows(tables.core)
        self.load.set_rows(tables.load)
        fit_height(self.core)
        fit_height(self.load)
        _replace(self._tiles, figure_tiles(tables.figures))
        table = agreement_table(tables.figures)
        if table is None:
            _replace(self._agreements, Label(NO_AGREEMENTS, Role.QUIET, wrap=True))
        else:
            fit_height(table)
            _replace(self._agreements, table)

    @Slot(int)
    def _on_choice_current_changed(self, index: int) -> None:
        self.stack.setCurrentIndex(index)
        self._show_current()

    @Slot(object)
    def _on_core_opened(self, actor: str) -> None:
        tables = self.tables.value
        rows = () if tables is None else tables.core
        for row in rows:
            link = first_of((*row.members, *row.known)) if row.actor == actor else None
            if link is not None:
                self.context.navigate(link.kind.value, link.ref)

    @Slot(object)
    def _on_load_opened(self, ref: int) -> None:
        self.context.navigate(RecordKind.ORGANISATION.value, ref)


def _without_figures(view: AnalysisView) -> AnalysisView:
    """Leave out the sentences that say what the tiles show."""
    told = tuple(each for each in view.findings if each.severity is not Severity.FIGURE)
    return replace(view, findings=told)


def _heading(text: str) -> QWidget:
    heading = HeadingLabel(text, Role.CARD, wrap=True)
    heading.setContentsMargins(0, theme.px("space.l"), 0, 0)
    return heading


def _add(column: QVBoxLayout, *widgets: QWidget) -> None:
    for widget in widgets:
        column.addWidget(widget)


def _replace(column: QVBoxLayout, widget: QWidget) -> None:
    clear_layout(column)
    column.addWidget(widget)
