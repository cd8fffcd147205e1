"""What the tests of the page Netzwerk look at and do again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)

from gkdesk.ui.pages.network.page import NetworkPage
from gkdesk.ui.pages.network.records.contacts import ContactsSection
from gkdesk.ui.pages.section import Section
from gkdesk.ui.records.duplicate_hint import DuplicateHint
from gkdesk.ui.widgets import LinkButton, Tag

if TYPE_CHECKING:
    from gkdesk.services.workspace import Change
    from gkdesk.ui.content import ContentView
    from gkdesk.ui.records.links_card import LinksCard
    from gkdesk.ui.records.record_section import RecordSection
    from gkdesk.ui.records.record_view import RecordView

SectionKind = TypeVar("SectionKind", bound=Section)


def network(view: ContentView) -> NetworkPage:
    """Return the page Netzwerk, which is shown."""
    page = view.current()
    assert isinstance(page, NetworkPage)
    return page


def contacts_of(view: ContentView) -> ContactsSection:
    """Return the section Ansprechpersonen, which is shown."""
    section = network(view).section()
    assert isinstance(section, ContactsSection)
    return section


def section_of(page: NetworkPage, key: str, kind: type[SectionKind]) -> SectionKind:
    """Show a section and return it."""
    section = page.show_section(key)
    assert isinstance(section, kind)
    return section


def hinted(view: QWidget) -> list[LinkButton]:
    """Return the records that are pointed out while one types, as links."""
    hints = [each for each in view.findChildren(DuplicateHint) if each.isVisible()]
    return [link for hint in hints for link in hint.findChildren(LinkButton) if link.isVisible()]


def names(section: RecordSection) -> list[str]:
    """Return the names in the list."""
    return [row.name for row in section.list.rows.rows()]


def state(view: RecordView) -> str:
    """Return what the head says about how true the entry is."""
    QApplication.processEvents()
    tags = view.header.findChildren(Tag)
    return ", ".join(tag.accessibleName() for tag in tags if tag.isVisible())


def seen(view: QWidget) -> list[str]:
    """Return what stands in the lines, texts, lists and labels that are visible."""
    QApplication.processEvents()
    lines = [each.text() for each in view.findChildren(QLineEdit) if each.isVisible()]
    texts = [each.toPlainText() for each in view.findChildren(QPlainTextEdit) if each.isVisible()]
    lists = [each.currentText() for each in view.findChildren(QComboBox) if each.isVisible()]
    labels = [each.text() for each in view.findChildren(QLabel) if each.isVisible()]
    return [*lines, *texts, *lists, *labels]


def pick(view: RecordView, path: str, words: str) -> None:
    """Choose an entry of a list by typing how it begins, and leave the list."""
    group, _, field = path.partition(".")
    combo = view.parts.groups[group].form.input(field)
    combo.setFocus()
    QTest.keyClicks(combo, words)
    close_suggestions()
    view.header.more.setFocus()


def close_suggestions() -> None:
    """Close the list below a field: as long as it is open, the field keeps the focus."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.hide()


class Shown(QStackedWidget):
    """One record over the whole window; it is read anew after every change, as on its page."""

    def __init__(self, content: ContentView, view: RecordView) -> None:
        super().__init__(content)
        self._lookup, self.view = view.lookup, view
        self.wanted: list[tuple[str, object]] = []
        self.addWidget(view)
        self.setGeometry(content.rect())
        content.context.data_changed.connect(self._on_data_changed)
        view.record_wanted.connect(self._on_record_wanted)

    def open(self, ref: int) -> None:
        """Show a record as it stands now."""
        self._lookup.forget(())
        self.view.show_ref(ref)
        self.show()
        self.raise_()

    def leave(self) -> None:
        """Put the focus out of every form."""
        self.view.header.more.setFocus()

    @Slot(object)
    def _on_data_changed(self, changes: tuple[Change, ...]) -> None:
        self._lookup.forget(changes)
        if self.view.ref is not None:
            self.view.show_ref(self.view.ref)

    @Slot(str, object)
    def _on_record_wanted(self, kind: str, ref: object) -> None:
        self.wanted.append((kind, ref))


def links(card: LinksCard) -> list[str]:
    """Return the words of the links that are shown on a card."""
    QApplication.processEvents()
    found = card.findChildren(LinkButton)
    return [link.label() for link in found if link.property("ref") and link.isVisible()]
