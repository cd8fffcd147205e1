"""Every control of every page and dialog has a name that a screen reader can read."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

import gkdesk.ui
from gkdesk.incoming.targets_contacts import CONTACTS
from gkdesk.services.safety.security import NewSheet
from gkdesk.store.recovery import new_code
from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui.dialogs.bug_dialog import BugDialog
from gkdesk.ui.dialogs.choose_backup import ChooseBackup
from gkdesk.ui.dialogs.choose_store import ChooseStore
from gkdesk.ui.dialogs.closing_notice import ClosingNotice
from gkdesk.ui.dialogs.confirm_dialog import ConfirmDialog
from gkdesk.ui.dialogs.fitted import FittedDialog
from gkdesk.ui.dialogs.help_window import HelpWindow
from gkdesk.ui.dialogs.import_dialog import ImportDialog
from gkdesk.ui.dialogs.notice_dialog import NoticeDialog
from gkdesk.ui.dialogs.passphrase_dialog import PassphraseDialog
from gkdesk.ui.dialogs.restore_dialog import RestoreDialog
from gkdesk.ui.dialogs.sheet_dialog import SheetDialog
from gkdesk.ui.pages.first_run import FirstRunPage
from gkdesk.ui.pages.first_run_side import SETUP
from gkdesk.ui.pages.help_text import TOPICS, load
from gkdesk.ui.pages.network.page import NetworkPage
from gkdesk.ui.pages.network.records.merge_dialog import MergeDialog
from gkdesk.ui.pages.network.sections import SECTIONS
from tests.factories import (
    a_client,
    a_contact,
    a_municipality,
    a_need,
    a_task,
    an_offer,
    an_organisation,
)
from tests.ui.network.overview_kit import COOPERATION, ORGANISATION, overview_of, small_network

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from gkdesk.ui.content import ContentView
    from gkdesk.ui.main_window import MainWindow

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
INNER = ("qt_scrollarea_viewport", "qt_spinbox_lineedit")


@pytest.fixture
def begins_on() -> str:
    """Begin on a small page: no test waits for more than it asks for."""
    return "about"


def nameless(root: QWidget) -> list[str]:
    """Return the controls below `root` that have neither a name nor a text."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if not isinstance(widget, CONTROLS) or widget.objectName() in INNER:
            continue
        if is_hidden_on_purpose(widget) or is_part_of_another(widget):
            continue
        if not widget.accessibleName() and not text_of(widget):
            found.append(f"{type(widget).__name__} in {path_of(widget)}")
    return found


def is_hidden_on_purpose(widget: QWidget) -> bool:
    shown_or_hidden = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
    return widget.isHidden() and widget.testAttribute(shown_or_hidden)


def is_part_of_another(widget: QWidget) -> bool:
    """Tell whether the widget is an inner part of a combo box, a list or a spin box."""
    kinds = (QComboBox, QAbstractItemView, QAbstractSpinBox)
    parent = widget.parentWidget()
    above = None if parent is None else parent.parentWidget()
    return isinstance(parent, kinds) or (
        isinstance(widget, QAbstractItemView) and isinstance(above, QComboBox)
    )


def text_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""


def path_of(widget: QWidget) -> str:
    names = []
    above: QWidget | None = widget
    while above is not None:
        names.append(above.objectName() or type(above).__name__)
        above = above.parentWidget()
    return " < ".join(names[:6])


def test_the_unlock_page_has_no_nameless_control(window: MainWindow) -> None:
    assert nameless(window) == []


def test_every_page_is_what_the_list_of_pages_says_and_has_no_nameless_control(
    content: ContentView,
) -> None:
    workspace = content.context.workspace
    client = a_client(workspace)
    contact = a_contact(workspace)
    organisation = an_organisation(workspace)
    a_municipality(workspace)
    for spec in content.specs:
        content.show_page(spec.key)
        page = content.current()
        assert page is not None
        assert (page.key, page.title, page.icon) == (spec.key, spec.title, spec.icon)
        assert load(page.help_topic).topic == page.help_topic
        content.context.changed(())
        assert nameless(content) == [], spec.key
    for kind, ref in (
        ("client", client),
        ("contact_person", contact),
        ("organisation", organisation),
    ):
        content.open_record(kind, ref)
        assert nameless(content) == [], kind


def test_no_section_of_the_network_has_a_nameless_control(content: ContentView) -> None:
    small = small_network(content.context.workspace)
    content.context.changed(())
    content.show_page("network")
    page = content.current()
    assert isinstance(page, NetworkPage)
    for spec in SECTIONS:
        section = page.show_section(spec.key)
        assert nameless(content) == [], spec.key
        section.begin_new()
        assert nameless(content) == [], f"{spec.key}, new"
    overview = overview_of(content)
    for twin in (0, 1):
        overview.browse.bar.twin.set_current(twin)
        for kind, ref in ((ORGANISATION, small.jobcenter), (COOPERATION, small.close)):
            overview.state.choose(kind, ref)
            assert nameless(content) == [], kind
        overview.browse.begin_cooperation()
        assert nameless(content) == []
    for kind, ref in (
        ("cooperation", small.close),
        ("body", small.core),
        ("offer", an_offer(content.context.workspace)),
        ("need", a_need(content.context.workspace)),
        ("task", a_task(content.context.workspace)),
        ("paper.network.directory", None),
    ):
        content.open_record(kind, ref)
        assert nameless(content) == [], kind


def test_no_step_of_the_guide_has_a_nameless_control(
    window: MainWindow, content: ContentView
) -> None:
    guide = FirstRunPage(window.session, window.settings, window)
    for key in SETUP.steps:
        guide.resume(content.context.workspace, key)
        assert nameless(guide) == [], key


def test_no_dialog_has_a_nameless_control(qtbot: QtBot, content: ContentView) -> None:
    workspace = content.context.workspace
    backup = workspace.backups.make(_Quiet())
    change = workspace.security.change_passphrase
    ends = [(an_organisation(workspace, name=name), name) for name in ("VHS", "Jobcenter")]
    dialogs: list[QDialog] = [
        ChooseStore(("/daten/Bestand",), content),
        HelpWindow("hilfe", content),
        PassphraseDialog("Passphrase ändern", "", change, content),
        SheetDialog("", NewSheet(new_code()), _no_sheet, workspace.security.seal_sheet, content),
        ConfirmDialog("Entfernen?", "", content, act="Entfernen", keep="Behalten"),
        BugDialog("", content),
        RestoreDialog(workspace.backups, backup, workspace.folder, content),
        ImportDialog(workspace.imports, CONTACTS, content),
        MergeDialog(workspace.merging, RecordKind.ORGANISATION, ends[0], ends, content),
        ChooseBackup(workspace.folder, content),
        ClosingNotice(("Ein Satz.",)),
        NoticeDialog("Titel", "Ein Satz.", content, icon="info", tint="accent"),
    ]
    qtbot.addWidget(dialogs[-2])
    assert {type(dialog) for dialog in dialogs} == dialogs_of_the_program()
    for dialog in dialogs:
        dialog.open()
        assert nameless(dialog) == []
        assert dialog.accessibleName()
        dialog.reject()


def dialogs_of_the_program() -> set[type[QDialog]]:
    """Return every dialog that is not only the base of others."""
    for module in pkgutil.walk_packages(gkdesk.ui.__path__, "gkdesk.ui."):
        importlib.import_module(module.name)
    found: set[type[QDialog]] = set()
    waiting = [QDialog]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            waiting.append(kind)
            if kind.__module__.startswith("gkdesk."):
                found.add(kind)
    return found - {FittedDialog}


def test_every_page_has_its_help() -> None:
    from gkdesk.ui.pages.registry import PAGES

    assert len({spec.key for spec in PAGES}) == len(PAGES)
    for topic in TOPICS:
        assert load(topic).text.startswith("# ")


class _Quiet:
    def step(self, done: int, total: int) -> None:
        """Ignore the report."""


def _no_sheet(_code: str) -> bytes:
    return b""
