"""What a page of the unlocked program is, and what the window gives it to work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from gkdesk.errors import UserError
from gkdesk.settings import Settings
from gkdesk.text.sentences.errors import sentence as error_sentence
from gkdesk.ui.reading_order import is_stop, stops
from gkdesk.ui.widgets import Kind

if TYPE_CHECKING:
    from gkdesk.services.workspace import Change, Outcome, Workspace
    from gkdesk.ui.drafts import DraftKeeper


@dataclass(frozen=True)
class Place:
    """Where the user is, without any content: it outlives the lock.

    `refs` are record ids from the outside in (list selection first), `part` the tab or section,
    `field` the name of the focused field, `cursor` the position in its text.
    """

    key: str
    refs: tuple[tuple[str, int], ...] = ()
    part: str = ""
    field: str = ""
    cursor: int = -1


@dataclass(frozen=True)
class Notice:
    """A sentence for the toast; `undo` offers to take the last change back."""

    sentence: str
    undo: bool = False


class PrivacyView(QObject):
    """Whether everybody but the open person is hidden because somebody sits at the table."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on = False

    def is_on(self) -> bool:
        return self._on

    def turn(self, *, on: bool) -> None:
        if on != self._on:
            self._on = on
            self.changed.emit(on)

    def toggle(self) -> None:
        self.turn(on=not self._on)


class PageContext(QObject):
    """All a page may know of the window: the unlocked workspace and ways to ask for something.

    A context lives exactly as long as the store is unlocked. Pages keep no other reference to
    the workspace than this one.
    """

    data_changed = Signal(object)
    """tuple[Change, ...] after every write, undo and redo; the window reloads the pages."""
    toast_wanted = Signal(object)
    """Notice"""
    banner_wanted = Signal(object, str)
    navigation_wanted = Signal(str, object)
    row_wanted = Signal(str, object, object)
    """Kind of the record, its id, the id of one of its rows."""
    page_wanted = Signal(str)
    went_on = Signal()
    """The user went on within a page, to another record or tab: the last message is read."""
    lock_wanted = Signal()
    backup_made = Signal()
    """A backup was made, by hand or by itself; pages that tell of backups read anew."""
    place_wanted = Signal(object)
    """RestoreAnswer: a restored store shall take the place of this one."""
    renewal_wanted = Signal(object)
    """KeyRenewal: the store shall be written again under a new data key."""
    backup_wanted = Signal()
    """The user wants a backup now; `backup_ended` answers."""
    backup_ended = Signal(object)
    """How a wanted backup went: Backup, UserError, or None where it was stopped."""
    device_changed = Signal()
    """A setting of this device was changed."""

    def __init__(
        self,
        workspace: Workspace,
        drafts: DraftKeeper,
        privacy: PrivacyView,
        parent: QObject | None = None,
        *,
        device: Settings | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.device = Settings() if device is None else device
        self.drafts = drafts
        self.privacy = privacy

    def is_open(self) -> bool:
        """Tell whether the store is still unlocked: ask this after a dialog has been open."""
        return hasattr(self, "workspace") and not self.workspace.is_closed

    def wrote(self, outcome: Outcome, sentence: str = "") -> None:
        """Report a write: pages reload, the save indicator moves, a sentence becomes a toast.

        The toast offers undo when the label of the outcome allows it.
        """
        self.data_changed.emit(outcome.changes)
        if sentence:
            self.toast_wanted.emit(Notice(sentence, undo=outcome.label.undoable))

    def attempt(self, call: Callable[[], Outcome], said: str | None = None) -> Outcome | None:
        """Write and report it, with `said` or the words of its label; a refusal is a banner."""
        try:
            outcome = call()
        except UserError as error:
            self.complain(error)
            return None
        self.wrote(outcome, outcome.label.text if said is None else said)
        return outcome

    def complain(self, error: UserError) -> None:
        """Tell in a banner what could not be done."""
        self.banner(Kind.ERROR, error_sentence(error))

    def changed(self, changes: tuple[Change, ...]) -> None:
        """Report changes that come without a sentence, such as undo."""
        self.data_changed.emit(changes)

    def toast(self, sentence: str) -> None:
        """Show a sentence for a few seconds; nothing to undo."""
        self.toast_wanted.emit(Notice(sentence))

    def banner(self, kind: Kind, sentence: str) -> None:
        """Show a sentence above the page until it is closed."""
        self.banner_wanted.emit(kind, sentence)

    def navigate(self, kind: str, ref: int | None = None) -> None:
        """Open the page that shows records of `kind` (client, contact …) at this record."""
        self.navigation_wanted.emit(kind, ref)

    def navigate_to_row(self, kind: str, ref: int, part_id: int) -> None:
        """Open a record at one of its rows: this step, this paper."""
        self.row_wanted.emit(kind, ref, part_id)

    def open_page(self, key: str) -> None:
        """Open a page by its key."""
        self.page_wanted.emit(key)


class Page(QWidget):
    """Base of all pages of the unlocked program. Subclasses set `key`, `title` and `icon`."""

    key: ClassVar[str]
    title: ClassVar[str]
    icon: ClassVar[str]
    help_topic: ClassVar[str] = ""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setObjectName(f"page-{self.key}")
        self.setAccessibleName(self.title)

    def topic(self) -> str:
        """Return what F1 explains: of the page, or of the part of it that is shown."""
        return self.help_topic

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Show the present state; `changes` is empty when the page is shown first."""

    def open(self, kind: str, ref: int | None) -> None:
        """Show this record; `ref` None asks for a new one."""

    def open_part(self, kind: str, ref: int, part_id: int) -> None:
        """Show a record at one of its rows; a page without rows shows the record."""
        del part_id
        self.open(kind, ref)

    def open_draft(self, key: str) -> bool:
        """Go to the place of a draft; tell whether it is there."""
        del key
        return False

    def commit(self) -> None:
        """Save now what can be saved: undo takes back the newest change, also one just made."""

    def place(self) -> Place:
        """Tell where the user is, for coming back after the lock; ids and names only."""
        field, cursor = focused_field(self)
        return Place(self.key, field=field, cursor=cursor)

    def restore(self, place: Place) -> None:
        """Go back to where the user was; drafts of the fields come from `context.drafts`."""
        focus_field(self, place.field, place.cursor)

    def take_focus(self) -> None:
        """Put the focus into the page: where it was last, else on the first that can take it."""
        if has_focus(self):
            return
        last = self.focusWidget()
        found = last if last is not None and can_take_focus(last) else first_stop(self)
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Hand half-typed input to `context.drafts`; called before the lock and at exit."""

    def print_this(self) -> None:
        """Print what the page shows; pages without a print form do nothing."""


@dataclass(frozen=True)
class PageSpec:
    """One entry of the page list: how it stands in the navigation and how it is made.

    `kinds` are the record kinds it opens; `foot` puts it at the lower end of the navigation,
    `hidden` keeps it out of it. `keys` open it where it has no number of its own.
    """

    key: str
    title: str
    icon: str
    make: Callable[[PageContext, QWidget], Page]
    kinds: tuple[str, ...] = ()
    foot: bool = False
    hidden: bool = False
    keys: str = ""


def has_focus(part: QWidget) -> bool:
    """Tell whether something in a part of the window has the focus, and may have it."""
    now = part.window().focusWidget()
    return now is not None and part.isAncestorOf(now) and can_take_focus(now)


def can_take_focus(widget: QWidget) -> bool:
    """Tell whether the keyboard can work with `widget` now."""
    return widget.isEnabled() and widget.isVisible()


def first_stop(page: QWidget) -> QWidget | None:
    """Return the first widget of `page` that Tab reaches; a cover lies in no layout."""
    besides = (each for each in page.findChildren(QWidget) if is_stop(each))
    return next(filter(can_take_focus, chain(stops(page), besides)), None)


def focused_field(page: QWidget) -> tuple[str, int]:
    """Return the object name of the focused field of `page` and the cursor's place in it."""
    widget = page.window().focusWidget()
    if widget is None or not page.isAncestorOf(widget):
        return "", -1
    if isinstance(widget, QLineEdit):
        return widget.objectName(), widget.cursorPosition()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.objectName(), widget.textCursor().position()
    return widget.objectName(), -1


def focus_field(page: QWidget, name: str, cursor: int) -> None:
    """Put the focus, and the cursor when it is known, back into the field called `name`."""
    widget = page.findChild(QWidget, name) if name else None
    if widget is None:
        return
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(widget, QLineEdit):
        widget.deselect()
        widget.setCursorPosition(max(0, cursor))
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        place = widget.textCursor()
        place.setPosition(min(max(0, cursor), len(widget.toPlainText())))
        widget.setTextCursor(place)
