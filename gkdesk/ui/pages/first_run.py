"""The guided quarter of an hour: six steps, each stored when it is left, resumable at any."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSpacerItem, QVBoxLayout, QWidget

from gkdesk import settings as device
from gkdesk.ui import theme
from gkdesk.ui.pages import first_run_place as place
from gkdesk.ui.pages.first_run_keys import NewPassphraseStep, PassphraseStep
from gkdesk.ui.pages.first_run_sheet import NewSheetStep, OnlySheetStep, SheetStep
from gkdesk.ui.pages.first_run_side import LOW, RENEWAL, SETUP, GuideLeft, SheetSide
from gkdesk.ui.widgets import (
    Hairline,
    Label,
    LinkButton,
    PlainButton,
    PrimaryButton,
    Role,
    ScrollPage,
)

if TYPE_CHECKING:
    from gkdesk.progress import Progress
    from gkdesk.services.access import NewWorkspace
    from gkdesk.services.workspace import Workspace
    from gkdesk.settings import Settings
    from gkdesk.ui.drafts import DraftKeeper
    from gkdesk.ui.pages.first_run_step import Step
    from gkdesk.ui.session import Session

SIDE_STEPS = frozenset({"passphrase", "sheet", "renew", "renew-sheet"})
PLACE = "place"
LASTING = frozenset({"profile", "municipalities", "contacts", "try"})
"""Steps that stay as they are while the guide goes back and forth."""
DRAFTED = ("municipalities", "contacts")
MIDDLE_WIDTH = 508
NARROW = 1180
SMALL = 860
WIDE_INDENT = 71
TOP, BOTTOM, LOW_TOP = 56, 28, 16


class FirstRunPage(QWidget):
    """Steps at the left, the present one in the middle, the sheet at the right."""

    finished = Signal()
    help_wanted = Signal(str)
    practice_wanted = Signal(object)
    other_store_wanted = Signal()
    recovery_wanted = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Einrichten")
        self._session = session
        self._settings = settings
        self._course = SETUP
        self._workspace: Workspace | None = None
        self._store_id = ""
        self._code = ""
        self._drafts: DraftKeeper | None = None
        self._lasting: dict[str, Step] = {}
        self.key = ""
        self.step: Step | None = None
        self.left = GuideLeft(self._course)
        self.side = SheetSide()
        self.middle = QVBoxLayout()
        self.missing = Label("", Role.QUIET, wrap=True)
        self.back = PlainButton("Zurück")
        self.skip = LinkButton("Überspringen")
        self.next = PrimaryButton("Weiter")
        self.other_store = LinkButton("Ich habe schon einen Bestand", "folder")
        self.recover = LinkButton("Aus einer Sicherung wiederherstellen", "database")
        self.instead = QWidget()
        self._layout()
        self._connect()
        if session.workspace is None:  # otherwise the guide goes on with that store
            recent = settings.get(device.RECENT_STORES)
            strange = place.is_strange(session.folder, recent)
            self.show_step(PLACE if strange else "passphrase")

    def resume(self, workspace: Workspace, key: str) -> None:
        """Go on at a step of a store that exists already."""
        self._begin(workspace)
        course = RENEWAL if key in RENEWAL.steps else SETUP
        if course is not self._course:
            self._course = course
            self.setAccessibleName(course.caption)
            self.left.show_course(course)
        self.show_step(key if key in course.steps else next(iter(course.steps)))

    def show_step(self, key: str) -> None:
        """Show the step and remember it for an interruption."""
        self._put_away()
        self.step = self._lasting.get(key) or self._make(key)
        self.key = key
        self.middle.insertWidget(0, self.step, 1)
        self.step.ready_changed.connect(self._show_buttons)
        self.step.done.connect(self._on_step_done)
        self._remember(key)
        steps = list(self._course.steps)
        self.left.stepper.set_current(steps.index(key) if key in steps else 0)
        self._show_sides()
        self._show_buttons()
        self.step.show()
        self._order_tabs()
        self._enter()

    def flush(self) -> None:
        """Write what is half typed to the store's drafts; raise the `UserError` of a refusal."""
        if self._drafts is not None:
            self._drafts.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on from every field that does not use it itself."""
        if event.key() not in {QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif self.step is not None and not self.step.takes_enter():
            self._go_on()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._enter()  # what was focused before the page was shown is forgotten

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_sides()

    def _enter(self) -> None:
        """Put the cursor where typing begins; a step without a field waits for Enter."""
        if self.step is not None:
            self.next.setFocus()
            self.step.enter()

    def _put_away(self) -> None:
        old = self.step
        if old is None:
            return
        self.middle.removeWidget(old)
        old.hide()
        old.ready_changed.disconnect(self._show_buttons)
        old.done.disconnect(self._on_step_done)
        if self.key not in LASTING:
            old.deleteLater()

    def _make(self, key: str) -> Step:
        if key == PLACE:
            return self._make_place()
        if key == "passphrase":
            return PassphraseStep(self._create)
        if key == "renew":
            return NewPassphraseStep(self._set_new_passphrase)
        workspace = self._workspace
        if workspace is None:
            message = "the store comes before this step"
            raise RuntimeError(message)
        if key in ("sheet", "renew-sheet"):
            return self._make_sheet(workspace)
        step = self._lasting[key] = self._make_lasting(key, workspace)
        typed = workspace.drafts.get(_draft(key)) if key in DRAFTED else None
        if typed:
            step.take_up(json.loads(typed))
        return step

    def _make_sheet(self, workspace: Workspace) -> Step:
        if self._code:
            return SheetStep(self._code, self._sheet)
        security = workspace.security
        step = NewSheetStep if security.ways_in().recovery_code else OnlySheetStep
        return step(security.prepare_sheet_unasked(), self._sheet, security.seal_sheet)

    def _make_lasting(self, key: str, workspace: Workspace) -> Step:
        from gkdesk.ui.pages import first_run_office as office

        if key == "profile":
            return office.ProfileStep(workspace)
        if key == "municipalities":
            return office.MunicipalitiesStep(workspace)
        if key == "contacts":
            return office.ContactsStep(workspace)
        end = office.TryStep(self._session.clock)
        end.open_wanted.connect(self.practice_wanted)
        return end

    def _make_place(self) -> Step:
        step = place.NothingHereStep(self._session.folder, self._settings.get(device.RECENT_STORES))
        step.other_wanted.connect(self.other_store_wanted)
        step.recovery_wanted.connect(self.recovery_wanted)
        step.open_wanted.connect(self._session.choose, QtCore.Qt.ConnectionType.QueuedConnection)
        return step

    def _create(self, passphrase: str, _progress: Progress) -> NewWorkspace:
        from gkdesk.services import access

        return access.create(self._session.folder, passphrase, clock=self._session.clock)

    def _set_new_passphrase(self, passphrase: str, _progress: Progress) -> None:
        if self._workspace is not None:
            self._workspace.security.set_passphrase_after_recovery(passphrase)

    def _sheet(self, code: str) -> bytes:
        from gkdesk.services.safety.recovery_sheet import sheet_pdf

        return sheet_pdf(code, self._session.clock)

    @Slot()
    def _on_step_done(self) -> None:
        step = self.step
        if step is not None:
            self._keep_typed(step)
        if self.key == "passphrase" and isinstance(step, PassphraseStep):
            self._take_over(step.result)
        self._code = "" if self.key in ("sheet", "renew-sheet") else self._code
        keys = list(self._course.steps)
        following = 0 if self.key == PLACE else keys.index(self.key) + 1
        if following < len(keys):
            self.show_step(keys[following])
        else:
            self.finished.emit()

    def _take_over(self, made: object) -> None:
        from gkdesk.services.access import NewWorkspace

        if isinstance(made, NewWorkspace):
            self._begin(made.workspace)
            self._code = made.recovery_code
            self._remember("sheet")
            self._settings.remember_store(self._session.folder)
            self._session.begin(made.workspace)

    def _begin(self, workspace: Workspace) -> None:
        from gkdesk.ui.drafts import DraftKeeper

        self._workspace = workspace
        self._store_id = workspace.store_id
        self._drafts = DraftKeeper(workspace, self)

    def _keep_typed(self, step: Step) -> None:
        """Keep what is typed as a draft; what is stored meanwhile needs none any more."""
        if self._drafts is None or self.key not in DRAFTED:
            return
        typed = step.typed()
        text = json.dumps(typed) if typed else ""
        if text != (self._drafts.get(_draft(self.key)) or ""):
            self._drafts.keep(_draft(self.key), text)

    def _remember(self, key: str) -> None:
        if self._workspace is not None:
            self._settings.set(device.SETUP_STEP, f"{key} {self._store_id}")

    @Slot()
    def _show_buttons(self) -> None:
        step = self.step
        if step is None:
            return
        self._keep_typed(step)
        missing = step.missing()
        self.missing.setText(f"Es fehlt noch: {missing}." if missing else "")
        self.missing.setVisible(bool(missing))
        self.next.set_label(step.next_text)
        self.next.setVisible(bool(step.next_text))
        self.next.setEnabled(step.ready())
        self.next.setAccessibleDescription(self.missing.text())
        self.skip.setVisible(step.may_be_skipped())
        order = list(self._course.steps)
        at = order.index(self.key) if self.key in order else 0
        self.back.setVisible("sheet" in order and at > order.index("sheet") + 1)
        self.instead.setVisible(self.key == "passphrase")

    def _order_tabs(self) -> None:
        """Put the buttons behind the fields of the step: the step came last, they were first."""
        after = (self.back, self.skip, self.next, self.other_store, self.recover)
        inside = [] if self.step is None else self.step.findChildren(QWidget)
        by_tab = QtCore.Qt.FocusPolicy.TabFocus.value
        fields = [widget for widget in inside if widget.focusPolicy().value & by_tab]
        for one, following in zip([*fields[-1:], *after], after, strict=False):
            QWidget.setTabOrder(one, following)

    def _show_sides(self) -> None:
        self.left.setVisible(self.width() >= SMALL)
        low = self.height() < LOW
        self.left.make_low(low=low)
        self._inner.setContentsMargins(0, LOW_TOP if low else TOP, 0, LOW_TOP if low else BOTTOM)
        wide = self.width() >= NARROW
        self.side.setVisible(self.key in SIDE_STEPS and wide)
        # On wide windows the text keeps its place when the side comes and goes.
        self._row.setStretch(0, 0 if wide else 1)
        self._indent.changeSize(WIDE_INDENT if wide else 0, 0)
        self._row.invalidate()

    def _connect(self) -> None:
        self.next.clicked.connect(self._go_on)
        self.skip.clicked.connect(self._on_step_done)
        self.back.clicked.connect(self._on_back_clicked)
        self.other_store.clicked.connect(self.other_store_wanted)
        self.recover.clicked.connect(self.recovery_wanted)
        forward = QShortcut(QKeySequence("Ctrl+Return"), self)
        forward.activated.connect(self._go_on)
        help_keys = QShortcut(QKeySequence("F1"), self)
        help_keys.activated.connect(self._on_help_shortcut)

    @Slot()
    def _go_on(self) -> None:
        """Go on when the step is complete; otherwise let it show what is missing."""
        if self.step is None:
            return
        if self.step.ready():
            self.step.go_on()
        else:
            self.step.show_missing()

    @Slot()
    def _on_back_clicked(self) -> None:
        keys = list(self._course.steps)
        self.show_step(keys[keys.index(self.key) - 1])

    @Slot()
    def _on_help_shortcut(self) -> None:
        self.help_wanted.emit("erster-start")

    def _layout(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self._center(), 1)
        row.addWidget(self.side)

    def _center(self) -> QScrollArea:
        page = ScrollPage(margin=0)
        page.setAccessibleName("Einrichten")
        column = QWidget()
        column.setMaximumWidth(MIDDLE_WIDTH)
        inner = self._inner = QVBoxLayout(column)
        inner.addLayout(self.middle, 1)
        inner.addWidget(self.missing)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px("space.l"))
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.skip)
        buttons.addWidget(self.next)
        inner.addLayout(buttons)
        inner.addWidget(self._instead())
        self._row = QHBoxLayout()
        self._row.setContentsMargins(24, 0, 24, 0)
        self._row.addStretch(1)
        self._indent = QSpacerItem(0, 0)
        self._row.addItem(self._indent)
        self._row.addWidget(column, 20)
        self._row.addStretch(1)
        page.body.addLayout(self._row)
        return page

    def _instead(self) -> QWidget:
        """Offer what to do instead of beginning anew: after a move, on a new device."""
        column = QVBoxLayout(self.instead)
        column.setContentsMargins(0, theme.px("space.l"), 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(Hairline())
        column.addWidget(Label("Sie fangen hier neu an. Oder:", Role.QUIET))
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.l"))
        row.addWidget(self.other_store)
        row.addWidget(self.recover)
        row.addStretch(1)
        column.addLayout(row)
        return self.instead


def _draft(key: str) -> str:
    return f"setup:{key}"
