"""One working aid, opened: its sections at the left, what is filled in at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from gkdesk.ui.pages.page import can_take_focus, first_stop
from gkdesk.ui.pages.working_aids import papers
from gkdesk.ui.pages.working_aids.form.desk import Desk
from gkdesk.ui.pages.working_aids.form.pane import (
    CLOSING,
    CONTRIBUTORS,
    PREVIEW,
    SECTION,
    AidPane,
)
from gkdesk.ui.pages.working_aids.form.parts import What
from gkdesk.ui.pages.working_aids.form.section_page import SectionPage
from gkdesk.ui.tables import ListDetail
from gkdesk.working_aids.parts import Ref
from gkdesk.working_aids.tally import is_asked

if TYPE_CHECKING:
    from gkdesk.services.working_aids.views import QuestionView
    from gkdesk.text.ids import AidId
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.working_aids.form.contributors import ContributorsPage
    from gkdesk.ui.pages.working_aids.sending.closing import ClosingPage
    from gkdesk.ui.pages.working_aids.sending.preview import PreviewPage
    from gkdesk.ui.records.lookup import OfficeLookup

PANE_WIDTH = 304
_PIECES = 3


class AidForm(QWidget):
    """Show one aid in the whole page; `back_wanted` leads to the rounds."""

    back_wanted = Signal()

    def __init__(self, context: PageContext, lookup: OfficeLookup, aid_id: AidId) -> None:
        super().__init__()
        self.context = context
        self._lookup = lookup
        self.desk = Desk(context, aid_id, self)
        self.panes = ListDetail("Alle Abschnitte", width=PANE_WIDTH)
        self.pane = AidPane()
        self.sections = SectionPage()
        self._others: dict[str, ContributorsPage | ClosingPage | PreviewPage] = {}
        self._stack = QStackedWidget()
        self._shown: tuple[str, str] = ("", "")
        self._begun: set[str] = set()
        self._could_change = self.desk.may_change
        self._layout()
        self._connect()
        self.pane.show_desk(self.desk)
        self._open_first()
        self.desk.look_up()

    @property
    def aid_id(self) -> AidId:
        return self.desk.aid_id

    def reload(self) -> None:
        """Read the aid anew after a change that was made elsewhere. Raises RecordGone."""
        if not self.desk.is_writing:
            self.desk.read()
            self.desk.look_up()

    def show_part(self, kind: str, name: str = "", *, take_focus: bool = False) -> None:
        """Show a section, the contributors, the closing or what is sent back."""
        if kind == SECTION:
            self._show_section(name)
        else:
            self._show_other(kind)
        self.pane.choose(*self._shown)
        if take_focus or self.panes.is_narrow():
            self.panes.show_detail()
        if take_focus:
            self.focus_first()

    def open_ref(self, ref: Ref, what: What = What.ANSWER, cursor: int = -1) -> bool:
        """Go to a question wherever it is; tell whether it is there."""
        section = self.desk.section_of(ref.question)
        if not section:
            return False
        self.show_part(SECTION, section)
        self.panes.show_detail()
        cards = self.sections.cards
        if cards is not None and ref.row is None and self.desk.is_table(ref.question):
            return cards.focus_table(ref.question)
        return cards is not None and cards.focus_on(ref, what, cursor)

    def open_draft(self, key: str) -> bool:
        """Go to the form of a draft that belongs to the aid as a whole."""
        name, _, rest = key.partition(":")
        part = rest.partition(":")[2]
        kind = {"working_aid.contributor": CONTRIBUTORS, "working_aid.reopen": CLOSING}.get(name)
        if kind is None:
            return False
        self.show_part(kind)
        self.panes.show_detail()
        page = self._others[kind]
        return page.show_draft(part)

    def part(self) -> str:
        """Return what is shown, to be remembered: `section.<name>` or the name of a page."""
        kind, name = self._shown
        return f"{kind}.{name}" if name else kind

    def focused_field(self) -> tuple[str, int]:
        """Return the field with the cursor, ("", -1) for none."""
        cards = self.sections.cards if self._shown[0] == SECTION else None
        entry = None if cards is None else cards.focused()
        return ("", -1) if entry is None else (entry.path(), entry.field.caret())

    def focus_field(self, path: str, cursor: int) -> None:
        """Go back to a field."""
        pieces = path.split(":")
        if len(pieces) == _PIECES and pieces[0] in set(What):
            row = int(pieces[2]) if pieces[2].lstrip("-").isdecimal() else None
            self.open_ref(Ref(pieces[1], row), What(pieces[0]), cursor)

    def focus_first(self) -> None:
        """Put the focus where one goes on."""
        if self._shown[0] == SECTION and self.sections.cards is not None:
            self.sections.cards.focus_first(resume=self._is_resumed(self._shown[1]))
            now = self.window().focusWidget()
            if now is not None and self.sections.isAncestorOf(now):
                return
        shown = self._stack.currentWidget()
        found = None if shown is None else first_stop(shown)
        if found is not None and can_take_focus(found):
            found.setFocus(Qt.FocusReason.OtherFocusReason)

    def _is_resumed(self, section: str) -> bool:
        """Tell whether somebody goes on in a section, and note that she has seen it."""
        seen = section in self._begun
        self._begun.add(section)
        return seen

    def commit(self) -> None:
        """Save now what can be saved."""
        if self.sections.cards is not None:
            self.sections.cards.commit()

    def flush(self) -> None:
        """Put everything half-typed among the drafts."""
        if self.sections.cards is not None:
            self.sections.cards.keep_drafts()
        for other in self._others.values():
            other.keep_drafts()

    @Slot()
    def print_this(self) -> None:
        """Go to the paper of the aid as it is filled in."""
        self.commit()
        self.context.navigate(papers.filled(), self.aid_id)

    def let_go(self) -> None:
        """End: save or keep what is typed, and wait for nothing any more."""
        self.desk.stop()
        self.sections.let_go()
        for other in self._others.values():
            other.keep_drafts()

    def _open_first(self) -> None:
        """Show the first section that is not complete, the first one where all are."""
        shown = [each for each in self.desk.view.sections if each.is_relevant]
        open_ = [each for each in shown if each.answered < each.askable]
        if shown:
            first = (open_ or shown)[0]
            if any(_is_own(each) for each in first.questions()):
                self._begun.add(first.name)
            self.show_part(SECTION, first.name)
        else:
            self.show_part(CLOSING)

    def _show_section(self, name: str) -> None:
        section = next((each for each in self.desk.view.sections if each.name == name), None)
        if section is None:
            return
        if self._shown != (SECTION, name) or self.sections.cards is None:
            self.sections.show_section(self.desk, section)
        self._shown = (SECTION, name)
        self._stack.setCurrentWidget(self.sections)

    def _show_other(self, kind: str) -> None:
        self.commit()
        if kind not in self._others:
            self._others[kind] = self._made(kind)
            self._stack.addWidget(self._others[kind])
        self._shown = (kind, "")
        self._others[kind].show_now()
        self._stack.setCurrentWidget(self._others[kind])

    def _made(self, kind: str) -> ContributorsPage | ClosingPage | PreviewPage:
        if kind == CONTRIBUTORS:
            from gkdesk.ui.pages.working_aids.form.contributors import ContributorsPage

            return ContributorsPage(self.desk, self._lookup)
        if kind == PREVIEW:
            from gkdesk.ui.pages.working_aids.sending.preview import PreviewPage

            preview = PreviewPage(self.desk)
            preview.ref_wanted.connect(self._on_ref_wanted)
            preview.part_wanted.connect(self._on_part_wanted)
            return preview
        from gkdesk.ui.pages.working_aids.sending.closing import ClosingPage

        closing = ClosingPage(self.desk)
        closing.ref_wanted.connect(self._on_ref_wanted)
        closing.part_wanted.connect(self._on_part_wanted)
        return closing

    def _layout(self) -> None:
        self.panes.list_body.addWidget(self.pane)
        self._stack.addWidget(self.sections)
        self.panes.set_detail(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panes)

    def _connect(self) -> None:
        self.pane.chosen.connect(self._on_pane_chosen)
        self.pane.entered.connect(self._on_pane_entered)
        self.pane.back_wanted.connect(self.back_wanted)
        self.panes.back.clicked.connect(self._on_back_clicked)
        self.sections.back_wanted.connect(self._on_previous_wanted)
        self.sections.next_wanted.connect(self._on_next_wanted)
        self.sections.print_wanted.connect(self.print_this)
        self.desk.progressed.connect(self.pane.show_progress)
        self.desk.progressed.connect(self.sections.show_where)
        self.desk.reshaped.connect(self._on_desk_reshaped)
        for keys, act in (
            ("Ctrl+PgDown", self._on_next_wanted),
            ("Ctrl+PgUp", self._on_previous_wanted),
            ("Ctrl+Left", self._on_left_shortcut),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _neighbour(self, step: int) -> str:
        names = [each.name for each in self.desk.view.sections if each.is_relevant]
        kind, name = self._shown
        place = names.index(name) + step if kind == SECTION and name in names else len(names) - 1
        return names[place] if 0 <= place < len(names) else ""

    @Slot(str, str)
    def _on_pane_chosen(self, kind: str, name: str) -> None:
        if not self.panes.is_narrow():
            self.context.went_on.emit()
            self.show_part(kind, name)

    @Slot(str, str)
    def _on_pane_entered(self, kind: str, name: str) -> None:
        self.context.went_on.emit()
        self.show_part(kind, name, take_focus=True)

    @Slot(object)
    def _on_ref_wanted(self, ref: Ref) -> None:
        self.open_ref(ref)

    @Slot(str)
    def _on_part_wanted(self, kind: str) -> None:
        self.show_part(kind, take_focus=True)

    @Slot()
    def _on_next_wanted(self) -> None:
        name = self._neighbour(1) if self._shown[0] == SECTION else ""
        if name:
            self.show_part(SECTION, name, take_focus=True)
        elif self._shown[0] == SECTION:
            self.show_part(CLOSING, take_focus=True)

    @Slot()
    def _on_previous_wanted(self) -> None:
        name = self._neighbour(-1)
        if name:
            self.show_part(SECTION, name, take_focus=True)

    @Slot()
    def _on_left_shortcut(self) -> None:
        if self.panes.is_narrow() and not self.panes.list_pane.isVisible():
            self.panes.show_list()
            self.pane.focus_tree()
        else:
            self.back_wanted.emit()

    @Slot()
    def _on_back_clicked(self) -> None:
        self.pane.focus_tree()

    @Slot()
    def _on_desk_reshaped(self) -> None:
        self.pane.show_desk(self.desk)
        kind, name = self._shown
        if self._could_change != self.desk.may_change:
            self._could_change = self.desk.may_change
            self.sections.let_go()  # fields that can be written in are other fields
            if kind == SECTION:
                self._show_section(name)
        self.sections.show_head(self.desk)
        if kind in self._others:
            self._others[kind].show_now()


def _is_own(view: QuestionView) -> bool:
    """Tell whether somebody answered a question here, not the program or the year before."""
    is_typed = not view.source and view.unchanged_from is None
    is_given = bool(view.value) and is_asked(view.question) and not view.question.default
    return view.is_relevant and is_given and is_typed
