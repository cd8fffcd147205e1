"""The guided quarter of an hour: six steps, each stored when it is left, resumable at any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSpacerItem, QVBoxLayout, QWidget

from gkdesk import settings as device
from gkdesk.ui import theme
from gkdesk.ui.pages.first_run_keys import PassphraseStep, SheetStep
from gkdesk.ui.pages.first_run_step import SAMPLE, SheetPicture, Step
from gkdesk.ui.widgets import (
    Box,
    Hairline,
    IconLabel,
    IconText,
    Label,
    LinkButton,
    PlainButton,
    PrimaryButton,
    Role,
    ScrollPage,
    StepperColumn,
)

if TYPE_CHECKING:
    from gkdesk.progress import Progress
    from gkdesk.services.access import NewWorkspace
    from gkdesk.services.workspace import Workspace
    from gkdesk.settings import Settings
    from gkdesk.ui.session import Session

SETUP = {
    "passphrase": "Passphrase",
    "sheet": "Wiederherstellungsblatt",
    "profile": "Programmprofil",
    "municipalities": "Gemeinden",
    "contacts": "Kontakte",
    "try": "Ausprobieren",
}
RENEWAL = {"renew": "Neue Passphrase", "renew-sheet": "Neues Blatt"}
SIDE_STEPS = frozenset({"passphrase", "sheet", "renew", "renew-sheet"})
PROMISES = (
    (
        "clock",
        "ink2",
        "Etwa eine Viertelstunde. Sie können jederzeit aufhören und später weitermachen.",
    ),
    (
        "shield",
        "ok",
        "Alles bleibt verschlüsselt auf diesem Gerät. Das Programm öffnet keine Verbindung.",
    ),
)
LEFT_WIDTH = 292
SIDE_WIDTH = 376
MIDDLE_WIDTH = 508
NARROW = 1180
SMALL = 860
LOW = 640
WIDE_INDENT = 71


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
        self._steps = SETUP
        self._workspace: Workspace | None = None
        self._store_id = ""
        self._code = ""
        self.key = ""
        self.step: Step | None = None
        self.stepper = StepperColumn(tuple(self._steps.values()), name="Schritte der Einrichtung")
        self.left = Box("sunken")
        self.side = Box("side_pane")
        self.picture = SheetPicture()
        self.middle = QVBoxLayout()
        self.back = PlainButton("Zurück")
        self.skip = LinkButton("Überspringen")
        self.next = PrimaryButton("Weiter")
        self.other_store = LinkButton("Ich habe schon einen Bestand", "folder")
        self.recover = LinkButton("Aus einer Sicherung wiederherstellen", "database")
        self.instead = QWidget()
        self._layout()
        self._connect()
        self.show_step("passphrase")

    def resume(self, workspace: Workspace, key: str) -> None:
        """Go on at a step of a store that exists already."""
        self._workspace = workspace
        self._store_id = workspace.security.facts().store_id
        steps = RENEWAL if key in RENEWAL else SETUP
        if steps is not self._steps:
            self._steps = steps
            self._replace_stepper()
        self.show_step(key if key in steps else next(iter(steps)))

    def show_step(self, key: str) -> None:
        """Show the step and remember it for an interruption."""
        old, self.step = self.step, self._make(key)
        self.key = key
        if old is not None:
            self.middle.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.middle.insertWidget(0, self.step, 1)
        self.step.ready_changed.connect(self._show_buttons)
        self.step.done.connect(self._on_step_done)
        self._remember(key)
        self.stepper.set_current(list(self._steps).index(key))
        self._show_sides()
        self._show_buttons()
        self.step.show()
        self.step.enter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_sides()

    def _make(self, key: str) -> Step:
        from gkdesk.ui.pages import first_run_office as office

        if key == "passphrase":
            return PassphraseStep(self._create)
        if key == "renew":
            return PassphraseStep(self._set_new_passphrase)
        workspace = self._workspace
        if workspace is None:
            message = "the store comes before this step"
            raise RuntimeError(message)
        if key in ("sheet", "renew-sheet"):
            self._code = self._code or workspace.security.new_recovery_code()
            sheet = SheetStep(self._code, self._sheet)
            sheet.shown.connect(self._on_groups_shown)
            return sheet
        if key == "profile":
            return office.ProfileStep(workspace)
        if key == "municipalities":
            return office.MunicipalitiesStep(workspace)
        if key == "contacts":
            return office.ContactsStep(workspace)
        end = office.TryStep(self._session.clock)
        end.open_wanted.connect(self.practice_wanted)
        return end

    def _create(self, passphrase: str, _progress: Progress) -> NewWorkspace:
        from gkdesk.services import access

        return access.create(self._session.folder, passphrase, clock=self._session.clock)

    def _set_new_passphrase(self, passphrase: str, _progress: Progress) -> None:
        if self._workspace is not None:
            self._workspace.security.set_passphrase_after_recovery(passphrase)

    def _sheet(self, code: str) -> bytes:
        from gkdesk.services.recovery_sheet import sheet_pdf

        return sheet_pdf(code, self._session.clock)

    @Slot()
    def _on_step_done(self) -> None:
        step = self.step
        if self.key == "passphrase" and isinstance(step, PassphraseStep):
            self._take_over(step.result)
        self._code = "" if self.key in ("sheet", "renew-sheet") else self._code
        keys = list(self._steps)
        following = keys.index(self.key) + 1
        if following < len(keys):
            self.show_step(keys[following])
        else:
            self.finished.emit()

    def _take_over(self, made: object) -> None:
        from gkdesk.services.access import NewWorkspace

        if isinstance(made, NewWorkspace):
            self._workspace = made.workspace
            self._store_id = made.workspace.security.facts().store_id
            self._code = made.recovery_code
            self._remember("sheet")
            self._settings.remember_store(self._session.folder)
            self._session.begin(made.workspace)

    def _remember(self, key: str) -> None:
        if self._workspace is not None:
            self._settings.set(device.SETUP_STEP, f"{key} {self._store_id}")

    @Slot()
    def _show_buttons(self) -> None:
        step = self.step
        if step is None:
            return
        self.next.set_label(step.next_text)
        self.next.setEnabled(step.ready())
        self.skip.setVisible(step.skippable)
        order = list(self._steps)
        position = order.index(self.key)
        self.back.setVisible(position > order.index("sheet") + 1 if "sheet" in order else False)
        self.instead.setVisible(self.key == "passphrase")

    def _show_sides(self) -> None:
        self.left.setVisible(self.width() >= SMALL)
        wide = self.width() >= NARROW
        self.side.setVisible(self.key in SIDE_STEPS and wide)
        for promise in self.promises:
            promise.setVisible(self.height() >= LOW)
        # On wide windows the text keeps its place when the side comes and goes.
        self._row.setStretch(0, 0 if wide else 1)
        self._indent.changeSize(WIDE_INDENT if wide else 0, 0)
        self._row.invalidate()

    def _connect(self) -> None:
        self.next.clicked.connect(self._on_next_clicked)
        self.skip.clicked.connect(self._on_step_done)
        self.back.clicked.connect(self._on_back_clicked)
        self.other_store.clicked.connect(self.other_store_wanted)
        self.recover.clicked.connect(self.recovery_wanted)
        forward = QShortcut(QKeySequence("Ctrl+Return"), self)
        forward.activated.connect(self._on_next_clicked)
        help_keys = QShortcut(QKeySequence("F1"), self)
        help_keys.activated.connect(self._on_help_shortcut)

    @Slot()
    def _on_next_clicked(self) -> None:
        if self.step is not None and self.step.ready():
            self.step.go_on()

    @Slot()
    def _on_back_clicked(self) -> None:
        keys = list(self._steps)
        self.show_step(keys[keys.index(self.key) - 1])

    @Slot()
    def _on_help_shortcut(self) -> None:
        self.help_wanted.emit("erster-start")

    @Slot(object)
    def _on_groups_shown(self, groups: tuple[str, ...] | None) -> None:
        if groups is None:
            self.picture.show_groups(SAMPLE, "Beispiel")
        else:
            self.picture.show_groups(groups, "Bitte von Hand abschreiben")
            self.side.setVisible(True)

    def _layout(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left())
        row.addWidget(self._center(), 1)
        row.addWidget(self._side())

    def _left(self) -> Box:
        self.left.setFixedWidth(LEFT_WIDTH)
        self._left_column = QVBoxLayout(self.left)
        self._left_column.setContentsMargins(29, 24, 28, 28)
        self._left_column.addLayout(_sign("Einrichten"))
        self._left_column.addSpacing(theme.px("space.xxl"))
        self._left_column.addWidget(self.stepper)
        self._left_column.addStretch(1)
        self.promises = [
            IconText(icon, words, Role.QUIET, icon_color=tint, wrap=True)
            for icon, tint, words in PROMISES
        ]
        for promise in self.promises:
            self._left_column.addWidget(promise)
        return self.left

    def _center(self) -> QScrollArea:
        page = ScrollPage(margin=0)
        page.setAccessibleName("Einrichten")
        column = QWidget()
        column.setMaximumWidth(MIDDLE_WIDTH)
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 56, 0, 28)
        inner.addLayout(self.middle, 1)
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

    def _side(self) -> Box:
        self.side.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(self.side)
        column.setContentsMargins(28, 56, 28, 28)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(Label("Das Wiederherstellungsblatt", Role.CARD))
        text = "Wird gedruckt, nie gespeichert. Zum Prüfen tippen Sie zwei der sieben Gruppen ab."
        column.addWidget(Label(text, Role.QUIET, wrap=True))
        column.addSpacing(theme.px("space.s"))
        column.addWidget(self.picture)
        column.addSpacing(theme.px("space.s"))
        for icon, words in (
            ("printer", "Zweimal drucken"),
            ("lock", "Ein Blatt in den Tresor, eines zur Vertretung"),
            ("cross", "Nicht abfotografieren, nicht zum Laptop legen"),
        ):
            column.addWidget(IconText(icon, words))
        column.addStretch(1)
        return self.side

    def _replace_stepper(self) -> None:
        new = StepperColumn(tuple(self._steps.values()), name="Schritte")
        self._left_column.replaceWidget(self.stepper, new)
        self.stepper.deleteLater()
        self.stepper = new


def _sign(caption: str) -> QHBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label("gkdesk", Role.CARD))
    words.addWidget(Label(caption, Role.QUIET))
    row = QHBoxLayout()
    row.setSpacing(theme.px("space.m"))
    row.addWidget(IconLabel("app", "accent", "icon.grid"))
    row.addLayout(words, 1)
    return row
