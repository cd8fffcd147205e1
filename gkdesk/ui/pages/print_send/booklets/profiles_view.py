"""The office's own profiles of booklets: copied, edited, put in order, reset, deleted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.errors import InvalidInput, ProfileUnreadable, RecordGone, UserError
from gkdesk.services.booklets.profiles.kept import own_id
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.ids import BookletProfileId
from gkdesk.text.sentences.errors import sentence
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send.booklets.profile_editor import ProfileEditor
from gkdesk.ui.pages.print_send.offers import Offer, RecordOffer
from gkdesk.ui.pages.print_send.problem import Problem
from gkdesk.ui.widgets import (
    Banner,
    DangerButton,
    HeadingLabel,
    IconButton,
    Kind,
    Label,
    LinkButton,
    PlainButton,
    Role,
    ScrollPage,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.booklets.profiles.profile import BookletProfile
    from gkdesk.services.workspace import Change, Outcome
    from gkdesk.ui.pages.page import PageContext

TITLE = "Eigene Profile"
BACK = "Zurück zu den Heften"
HINT = (
    "Ein eigenes Profil beginnt als Kopie. Die mitgelieferten Profile bleiben, wie sie sind. "
    "Jede Änderung ist sofort gespeichert und lässt sich mit Strg+Z zurücknehmen."
)
NONE = "Noch kein eigenes Profil. Legen Sie oben eine Kopie an."
BROKEN = (
    "Dieses eigene Profil lässt sich nicht lesen. Setzen Sie es zurück: Dann hat es wieder die "
    "Teile, mit denen die Kopie begann. Oder löschen Sie es."
)


class ProfilesView(QWidget):
    """`back_wanted` leads to the booklets again."""

    back_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._kept = context.workspace.booklets.kept
        self.setAccessibleName(TITLE)
        self.back = LinkButton(BACK, "chevron-left")
        self.source: Offer[str] = Offer("Kopie von")
        self.copy = PlainButton("Kopie anlegen", "copy")
        self.own: RecordOffer[int] = RecordOffer("Eigenes Profil")
        self.up = IconButton("Profil in der Liste nach oben", "chevron-up")
        self.down = IconButton("Profil in der Liste nach unten", "chevron-down")
        self.reset = PlainButton("Zurücksetzen", "undo")
        self.delete = DangerButton("Löschen", "trash")
        self.none = Label(NONE, Role.LEAD, wrap=True)
        self.problem = Problem()
        self.broken = Banner(BROKEN, Kind.ERROR)
        self.editor = ProfileEditor()
        self._chooser = QWidget(self)
        self._layout()
        self._connect()
        self.reload(())

    def reload(self, changes: tuple[Change, ...]) -> None:
        """Read the profiles anew."""
        if changes and all(each.kind != RecordKind.BOOKLET_PROFILE for each in changes):
            return
        rows = self._kept.rows()
        self.source.offer((row.id, row.name) for row in rows)
        own = [(row.own, row.name) for row in rows if row.own is not None]
        self.own.offer(own)
        if self.own.is_lost() and own:
            self.own.choose(own[0][0])
        self._show()

    def take_focus(self) -> None:
        """Go to the first field."""
        (self.own if self.own.entries() else self.source).setFocus()

    def _ref(self) -> BookletProfileId | None:
        ref = self.own.value()
        return None if ref is None else BookletProfileId(ref)

    def _show(self) -> None:
        profile = self._read()
        self._chooser.setVisible(bool(self.own.entries()))
        self.none.setVisible(not self.own.entries())
        self.editor.setVisible(profile is not None)
        at, last = self.own.currentIndex(), len(self.own.entries()) - 1
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < last)
        if profile is not None:
            self.editor.show_profile(profile)

    def _read(self) -> BookletProfile | None:
        """Return the copy that is chosen; say of one that cannot be read what helps."""
        ref = self._ref()
        self.broken.hide()
        try:
            return None if ref is None else self._kept.get(own_id(ref))
        except RecordGone:
            return None
        except ProfileUnreadable:
            self.broken.show()
            return None

    def _do(self, work: Callable[[], Outcome]) -> Outcome | None:
        """Write, and say what happened; show again what is kept where it could not be done."""
        self.problem.hide()
        try:
            outcome = work()
        except InvalidInput as error:
            self._show()
            if not self.editor.complain(sentence(error), error):
                self.problem.complain(error)
        except UserError as error:
            self.problem.complain(error)
            self.reload(())
        else:
            self._context.wrote(outcome, outcome.label.text)
            return outcome
        return None

    @Slot()
    def _on_copy_clicked(self) -> None:
        source = self.source.value()
        if source is None:
            return
        try:
            outcome = self._kept.copy(source)
        except UserError as error:
            self.problem.complain(error)
            return
        self.problem.hide()
        if outcome.ref is not None:
            self.own.choose(outcome.ref)
        self._context.wrote(outcome, outcome.label.text)
        self.editor.name.setFocus()
        self.editor.name.selectAll()

    @Slot(object)
    def _on_editor_changed(self, profile: BookletProfile) -> None:
        ref = self._ref()
        if ref is not None:
            self._do(partial(self._kept.save, ref, profile))

    @Slot()
    def _on_reset_clicked(self) -> None:
        ref = self._ref()
        if ref is not None:
            self._do(partial(self._kept.reset, ref))

    @Slot()
    def _on_delete_clicked(self) -> None:
        ref = self._ref()
        if ref is not None:
            self._do(partial(self._kept.remove, ref))
            self.take_focus()

    @Slot()
    def _on_up_clicked(self) -> None:
        self._move(-1)

    @Slot()
    def _on_down_clicked(self) -> None:
        self._move(1)

    def _move(self, steps: int) -> None:
        ref = self._ref()
        if ref is not None:
            self._do(partial(self._kept.move, ref, steps))

    @Slot()
    def _on_own_changed(self) -> None:
        self._show()

    def _layout(self) -> None:
        margin = theme.px("space.xl")
        page = ScrollPage(self, widest=theme.px("width.text_max") * 8 // 5, margin=margin)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        column = page.body
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(HeadingLabel(TITLE, Role.SECTION))
        column.addWidget(Label(HINT, Role.QUIET, wrap=True))
        column.addLayout(_row(Label("Kopie von", Role.STRONG), self.source, self.copy))
        column.addWidget(self.problem)
        column.addWidget(self.none)
        column.addWidget(self._chooser)
        column.addWidget(self.broken)
        column.addWidget(self.editor)
        column.addStretch(1)
        chooser = QVBoxLayout(self._chooser)
        chooser.setContentsMargins(0, 0, 0, 0)
        chooser.addLayout(
            _row(
                Label("Eigenes Profil", Role.STRONG),
                self.own,
                self.up,
                self.down,
                self.reset,
                self.delete,
            )
        )
        self.broken.hide()

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.own.currentIndexChanged.connect(self._on_own_changed)
        self.up.clicked.connect(self._on_up_clicked)
        self.down.clicked.connect(self._on_down_clicked)
        self.reset.clicked.connect(self._on_reset_clicked)
        self.delete.clicked.connect(self._on_delete_clicked)
        self.editor.changed.connect(self._on_editor_changed)


def _row(label: Label, *widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px("space.s"))
    row.addWidget(label)
    label.setBuddy(widgets[0])
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 1 if place == 0 else 0)
    return row
