"""Arbeitshilfen: rounds and filling in, the evaluation of a folder of returns, own templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import Slot

from gkdesk.ui.pages.sectioned import SectionedPage, Tab
from gkdesk.ui.pages.working_aids.evaluating.section import EvaluatingSection
from gkdesk.ui.pages.working_aids.rounds.section import RoundsSection
from gkdesk.ui.pages.working_aids.templates.section import TemplatesSection
from gkdesk.ui.records.lookup import OfficeLookup

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.section import Section


class WorkingAidsPage(SectionedPage):
    """The page Arbeitshilfen; an aid that is filled in has it for itself."""

    key: ClassVar[str] = "working_aids"
    title: ClassVar[str] = "Arbeitshilfen"
    icon: ClassVar[str] = "working-aid"
    help_topic: ClassVar[str] = "arbeitshilfen"
    tabs: ClassVar[tuple[Tab, ...]] = (RoundsSection, EvaluatingSection, TemplatesSection)
    tabs_name: ClassVar[str] = "Bereiche der Arbeitshilfen"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lookup = OfficeLookup(context.workspace)

    @property
    def rounds(self) -> RoundsSection:
        """Return the rounds."""
        return cast("RoundsSection", self._section(RoundsSection.key))

    @property
    def evaluating(self) -> EvaluatingSection:
        """Return the evaluation of a folder."""
        return cast("EvaluatingSection", self._section(EvaluatingSection.key))

    @property
    def templates(self) -> TemplatesSection:
        """Return the templates."""
        return cast("TemplatesSection", self._section(TemplatesSection.key))

    def show_section(self, key: str) -> Section:
        """Show a section; an aid that is filled in leaves no room for the tabs."""
        section = super().show_section(key)
        alone = isinstance(section, RoundsSection) and section.is_alone()
        self._show_head(shown=not alone)
        return section

    def _make(self, key: str, parent: QWidget) -> Section:
        if key == EvaluatingSection.key:
            return EvaluatingSection(self.context, parent)
        if key == TemplatesSection.key:
            return TemplatesSection(self.context, parent)
        rounds = RoundsSection(self.context, self.lookup, parent)
        rounds.alone_changed.connect(self._on_rounds_alone_changed)
        return rounds

    def _forget(self, changes: tuple[Change, ...]) -> None:
        self.lookup.forget(changes)

    @Slot(bool)
    def _on_rounds_alone_changed(self, alone: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self.section() is self.rounds:
            self._show_head(shown=not alone)
