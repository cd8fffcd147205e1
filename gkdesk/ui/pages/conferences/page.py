"""Konferenzen: sittings, structural issues and what was agreed, each on a tab of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import Slot

from gkdesk.ui.pages.conferences.agreements.section import AgreementsSection
from gkdesk.ui.pages.conferences.issues.section import IssuesSection
from gkdesk.ui.pages.conferences.sittings import SittingsSection
from gkdesk.ui.pages.sectioned import SectionedPage, Tab
from gkdesk.ui.records.lookup import OfficeLookup

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.section import Section


class ConferencesPage(SectionedPage):
    """The page Konferenzen; a meeting that has begun has it for itself."""

    key: ClassVar[str] = "conferences"
    title: ClassVar[str] = "Konferenzen"
    icon: ClassVar[str] = "conference"
    help_topic: ClassVar[str] = "konferenzen"
    tabs: ClassVar[tuple[Tab, ...]] = (SittingsSection, IssuesSection, AgreementsSection)
    tabs_name: ClassVar[str] = "Bereiche der Konferenzen"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lookup = OfficeLookup(context.workspace)

    @property
    def sittings(self) -> SittingsSection:
        """Return meetings and series."""
        return cast("SittingsSection", self._section(SittingsSection.key))

    @property
    def issues(self) -> IssuesSection:
        """Return the structural issues."""
        return cast("IssuesSection", self._section(IssuesSection.key))

    @property
    def agreements(self) -> AgreementsSection:
        """Return what was agreed."""
        return cast("AgreementsSection", self._section(AgreementsSection.key))

    def show_section(self, key: str) -> Section:
        """Show a section; a meeting that has begun leaves no room for the tabs."""
        section = super().show_section(key)
        alone = isinstance(section, SittingsSection) and section.is_alone()
        self._show_head(shown=not alone)
        return section

    def _make(self, key: str, parent: QWidget) -> Section:
        if key == SittingsSection.key:
            sittings = SittingsSection(self.context, self.lookup, parent)
            sittings.alone_changed.connect(self._on_sittings_alone_changed)
            return sittings
        if key == IssuesSection.key:
            return IssuesSection(self.context, self.lookup, parent)
        agreements = AgreementsSection(self.context, self.lookup, parent)
        agreements.sittings_wanted.connect(self._on_agreements_sittings_wanted)
        return agreements

    def _forget(self, changes: tuple[Change, ...]) -> None:
        self.lookup.forget(changes)

    def _counts(self) -> dict[str, int | None]:
        """Return how many structural issues and agreements are open, no number for none."""
        counted = self.context.workspace.counts
        return {
            IssuesSection.key: counted.issues() or None,
            AgreementsSection.key: counted.actions() or None,
        }

    @Slot(bool)
    def _on_sittings_alone_changed(self, alone: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self.section() is self.sittings:
            self._show_head(shown=not alone)

    @Slot()
    def _on_agreements_sittings_wanted(self) -> None:
        self.context.went_on.emit()
        self.show_section(SittingsSection.key).take_focus()
