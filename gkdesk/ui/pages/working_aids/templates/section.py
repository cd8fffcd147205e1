"""Vorlagen: those that are shipped and the office's own, read in and written out as XLSForm."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui import printing, tasks, theme
from gkdesk.ui.dialogs.import_file import ask_for_file
from gkdesk.ui.pages.page import can_take_focus
from gkdesk.ui.pages.section import Section
from gkdesk.ui.pages.working_aids.templates.detail import TemplateDetail
from gkdesk.ui.pages.working_aids.templates.incoming import IncomingDetail
from gkdesk.ui.pages.working_aids.words import up_to
from gkdesk.ui.records.row_list import OPEN_AFTER_MS
from gkdesk.ui.records.row_text import joined
from gkdesk.ui.tables import GroupHeader, ItemList, ListDetail, PersonDelegate, PersonItem
from gkdesk.ui.widgets import EmptyState, Hairline, PlainButton

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from gkdesk.errors import UserError
    from gkdesk.progress import Progress
    from gkdesk.services.working_aids.template_view import TemplateView
    from gkdesk.services.working_aids.xlsforms import FormPreview
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.tables.items import Item

FLAWS_FILE = "Fehlerliste_XLSForm.txt"
FILTER = "XLSForm (*.xlsx)"
CHOOSE = (
    "Welche Vorlage möchten Sie sehen?",
    "Eigene Vorlagen schreiben Sie in einer Tabellenkalkulation, in der Form von XLSForm.",
)
Key = tuple[str, int]


class TemplatesSection(Section):
    """The templates of the office."""

    key: ClassVar[str] = "templates"
    title: ClassVar[str] = "Vorlagen"
    kinds: ClassVar[tuple[str, ...]] = (RecordKind.AID_TEMPLATE.value,)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows: dict[Key, TemplateView] = {}
        self.panes = ListDetail("Alle Vorlagen")
        self.take_in = PlainButton("Vorlage einlesen …", "plus")
        self.list = ItemList("Vorlagen", PersonDelegate())
        self.detail = TemplateDetail()
        self.incoming = IncomingDetail()
        self.nothing = EmptyState(*CHOOSE)
        self._stack = QStackedWidget()
        self._timer = QTimer(self, interval=OPEN_AFTER_MS, singleShot=True)
        self._layout()
        self._connect()

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read the templates; the cursor stays where it is."""
        del changes
        rows = self.context.workspace.aids.templates.rows()
        self._rows = {(each.id, each.version): each for each in rows}
        self.list.set_items(items_of(rows))
        shown = self.detail.template
        if self._stack.currentWidget() is self.detail and shown is not None:
            found = self._rows.get((shown.id, shown.version))
            if found is None:
                self._stack.setCurrentWidget(self.nothing)
            else:
                self.detail.show_template(found)

    def open(self, kind: str, ref: int | None) -> None:
        """Show an own template by the id of its row."""
        del kind
        found = next((key for key, each in self._rows.items() if each.ref == ref), None)
        if ref is None:
            self._on_take_in_clicked()
        elif found is not None:
            self._show(found, take_focus=True)

    def begin_new(self) -> None:
        self._on_take_in_clicked()

    def take_focus(self) -> None:
        """Put the focus where it was, else on the list."""
        last = self.focusWidget()
        if last is not None and can_take_focus(last):
            last.setFocus()
        else:
            self.list.setFocus()

    def read_in(self, path: Path) -> None:
        """Look into a file in a worker, and show what it would become."""
        preview = self.context.workspace.aids.xlsforms.preview

        def work(progress: Progress) -> FormPreview:
            return preview(path, progress=progress)

        self.take_in.setEnabled(False)
        tasks.run(
            self,
            work,
            done=self._on_previewed,
            failed=self._on_failed,
            stopped=self._on_stopped,
            title="Vorlage einlesen",
        )

    def _show(self, key: Key, *, take_focus: bool = False) -> None:
        template = self._rows.get(key)
        if template is None:
            return
        self.detail.show_template(template)
        self._stack.setCurrentWidget(self.detail)
        self.list.select(key)
        self.panes.show_detail()
        if take_focus:
            self.detail.focus_first()

    def _layout(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(20, theme.px("space.m"), 20, theme.px("space.m"))
        head.addWidget(self.take_in)
        self.panes.list_body.addLayout(head)
        self.panes.list_body.addWidget(Hairline())
        self.panes.list_body.addWidget(self.list, 1)
        for view in (self.nothing, self.detail, self.incoming):
            self._stack.addWidget(view)
        self.panes.set_detail(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panes)

    def _connect(self) -> None:
        self.take_in.clicked.connect(self._on_take_in_clicked)
        self.list.selected.connect(self._on_list_selected)
        self.list.opened.connect(self._on_list_opened)
        self._timer.timeout.connect(self._on_timer_timeout)
        self.panes.back.clicked.connect(self.list.setFocus)
        self.detail.export_wanted.connect(self._on_export_wanted)
        self.detail.withdraw_wanted.connect(self._on_withdraw_wanted)
        self.detail.offer_wanted.connect(self._on_offer_wanted)
        self.detail.remove_wanted.connect(self._on_remove_wanted)
        self.detail.settings_wanted.connect(self._on_settings_wanted)
        self.incoming.save_wanted.connect(self._on_flaws_save_wanted)
        self.incoming.accepted.connect(self._on_incoming_accepted)
        self.incoming.again_wanted.connect(self._on_take_in_clicked)
        self.incoming.dismissed.connect(self._on_incoming_dismissed)

    @Slot(object)
    def _on_list_selected(self, key: Key | None) -> None:
        if key is not None and not self.panes.is_narrow():
            self._timer.start()

    @Slot(object)
    def _on_list_opened(self, key: Key) -> None:
        self._timer.stop()
        self._show(key, take_focus=True)

    @Slot()
    def _on_timer_timeout(self) -> None:
        key = self.list.current_key()
        is_reading = self._stack.currentWidget() is self.incoming
        if isinstance(key, tuple) and self.isVisible() and not is_reading:
            self._show(key)

    @Slot()
    def _on_take_in_clicked(self) -> None:
        path = ask_for_file(self, title="Vorlage wählen", filters=FILTER)
        if path is not None and self.context.is_open():
            self.read_in(path)

    @Slot(object)
    def _on_previewed(self, preview: FormPreview) -> None:
        self._on_stopped()
        self.incoming.show_preview(preview)
        self._stack.setCurrentWidget(self.incoming)
        self.panes.show_detail()
        self.incoming.focus_first()

    @Slot(object)
    def _on_failed(self, error: UserError) -> None:
        self._on_stopped()
        self.context.complain(error)

    @Slot()
    def _on_stopped(self) -> None:
        self.take_in.setEnabled(True)

    @Slot()
    def _on_incoming_accepted(self) -> None:
        preview = self.incoming.preview
        if preview is None:
            return
        outcome = self.context.attempt(
            partial(self.context.workspace.aids.xlsforms.take_in, preview)
        )
        if outcome is not None and preview.template is not None:
            self._show((preview.template.id, preview.version), take_focus=True)

    @Slot()
    def _on_incoming_dismissed(self) -> None:
        self._stack.setCurrentWidget(self.nothing)
        self.panes.show_list()
        self.list.setFocus()

    @Slot()
    def _on_export_wanted(self) -> None:
        template = self.detail.template
        if template is None:
            return
        path = printing.ask_file(self, f"{template.id}.xlsx")
        if path is None or not self.context.is_open():
            return
        save = self.context.workspace.aids.xlsforms.save

        def work(_progress: Progress) -> str:
            save(path, template.id, template.version)
            return path.name

        tasks.run(
            self,
            work,
            done=self._on_exported,
            failed=self._on_failed,
            stopped=tasks.stays_as_it_is,
            title="Vorlage speichern",
        )

    @Slot()
    def _on_settings_wanted(self) -> None:
        self.context.open_page("settings")

    @Slot()
    def _on_flaws_save_wanted(self) -> None:
        preview = self.incoming.preview
        path = printing.ask_file(self, FLAWS_FILE) if preview is not None else None
        if preview is None or path is None or not self.context.is_open():
            return
        save = self.context.workspace.aids.xlsforms.save_flaws

        def work(_progress: Progress) -> str:
            save(path, preview)
            return path.name

        tasks.run(
            self,
            work,
            done=self._on_exported,
            failed=self._on_failed,
            stopped=tasks.stays_as_it_is,
            title="Fehlerliste speichern",
        )

    @Slot(object)
    def _on_exported(self, name: str) -> None:
        self.context.toast(f"Gespeichert: {name}")

    @Slot()
    def _on_withdraw_wanted(self) -> None:
        if (template := self.detail.template) is not None and template.ref is not None:
            templates = self.context.workspace.aids.templates
            self.context.attempt(partial(templates.withdraw, template.ref))

    @Slot()
    def _on_offer_wanted(self) -> None:
        if (template := self.detail.template) is not None and template.ref is not None:
            templates = self.context.workspace.aids.templates
            self.context.attempt(partial(templates.offer, template.ref))

    @Slot()
    def _on_remove_wanted(self) -> None:
        if (template := self.detail.template) is not None and template.ref is not None:
            templates = self.context.workspace.aids.templates
            self.context.attempt(partial(templates.remove, template.ref))
            self.list.setFocus()


def items_of(rows: tuple[TemplateView, ...]) -> list[Item]:
    """Put the templates under two heads: the office's own, and those that are shipped."""
    own = [each for each in rows if each.ref is not None]
    shipped = [each for each in rows if each.ref is None]
    items: list[Item] = []
    for title, found in (("Eigene Vorlagen", own), ("Mitgeliefert", shipped)):
        if found:
            items.append(GroupHeader(title, len(found)))
            items.extend(template_item(each) for each in found)
    return items


def template_item(template: TemplateView) -> PersonItem:
    """Put a template into the words of the list."""
    if template.problem:
        state = "nicht lesbar"
    elif template.withdrawn_on is not None:
        state = "zurückgezogen"
    else:
        state = "wird angeboten" if template.is_offered else "wird nicht angeboten"
    asked = up_to(template.questions) if template.questions else ""
    return PersonItem(
        key=(template.id, template.version),
        title=template.title,
        step=state,
        context=joined(asked, f"Version {template.version}"),
        warns=bool(template.problem),
    )
