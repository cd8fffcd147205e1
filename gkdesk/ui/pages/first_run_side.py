"""What stands beside the steps of the guide: where one is at the left, the sheet at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from gkdesk.ui import theme
from gkdesk.ui.pages.first_run_step import SheetPicture
from gkdesk.ui.widgets import Box, IconLabel, IconText, Label, Role, ScrollPage, StepperColumn

LEFT_WIDTH = 292
SIDE_WIDTH = 376
LOW = 640
SHIELDED = (
    "shield",
    "ok",
    "Alles bleibt verschlüsselt auf diesem Gerät. Das Programm öffnet keine Verbindung.",
)


@dataclass(frozen=True)
class Course:
    """A way through the guide: its name, its steps by key, what is promised below them."""

    caption: str
    steps: dict[str, str]
    promises: tuple[tuple[str, str, str], ...]


SETUP = Course(
    "Einrichten",
    {
        "passphrase": "Passphrase",
        "sheet": "Wiederherstellungsblatt",
        "profile": "Programmprofil",
        "municipalities": "Gemeinden",
        "contacts": "Ansprechpersonen",
        "try": "Ausprobieren",
    },
    (
        (
            "clock",
            "ink2",
            "Etwa eine Viertelstunde. Sie können jederzeit aufhören und später weitermachen.",
        ),
        SHIELDED,
    ),
)
RENEWAL = Course(
    "Zugang erneuern",
    {"renew": "Neue Passphrase", "renew-sheet": "Neues Blatt"},
    (
        (
            "check",
            "ok",
            "Ihr Bestand ist geöffnet, alle Daten sind da. Neu werden nur Passphrase und Blatt.",
        ),
        SHIELDED,
    ),
)


class GuideLeft(Box):
    """The name of the course, its steps and its promises."""

    def __init__(self, course: Course) -> None:
        super().__init__("sunken")
        self.setFixedWidth(LEFT_WIDTH)
        self.caption = Label("", Role.QUIET)
        self._promises: list[IconText] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(29, 24, 28, 28)
        self._column.addLayout(self._sign())
        self._column.addSpacing(theme.px("space.xxl"))
        self.stepper = StepperColumn(tuple(course.steps.values()))
        self._column.addWidget(self.stepper)
        self._column.addStretch(1)
        self._fill(course)

    def show_course(self, course: Course) -> None:
        """Show another course."""
        stepper = StepperColumn(tuple(course.steps.values()), name=f"Schritte: {course.caption}")
        self._column.replaceWidget(self.stepper, stepper)
        for old in (self.stepper, *self._promises):
            old.hide()
            old.deleteLater()
        self.stepper = stepper
        self._fill(course)

    def make_low(self, *, low: bool) -> None:
        """Leave the promises out where there is no room for them."""
        for promise in self._promises:
            promise.setVisible(not low)

    def promises(self) -> str:
        """Return what is promised below the steps."""
        return " ".join(promise.text.text() for promise in self._promises)

    def _fill(self, course: Course) -> None:
        self.caption.setText(course.caption)
        self._promises = [
            IconText(icon, words, Role.QUIET, icon_color=tint, wrap=True)
            for icon, tint, words in course.promises
        ]
        for promise in self._promises:
            self._column.addWidget(promise)

    def _sign(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("gkdesk", Role.CARD))
        words.addWidget(self.caption)
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.m"))
        row.addWidget(IconLabel("app", "accent", "icon.grid"))
        row.addLayout(words, 1)
        return row


class SheetSide(Box):
    """What the recovery sheet looks like and how it is kept."""

    def __init__(self) -> None:
        super().__init__("side_pane")
        self.setFixedWidth(SIDE_WIDTH)
        page = ScrollPage(margin=0)
        page.setAccessibleName("Das Wiederherstellungsblatt")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        page.body.setContentsMargins(28, 56, 28, 28)
        page.body.setSpacing(theme.px("space.s"))
        page.body.addWidget(Label("Das Wiederherstellungsblatt", Role.CARD))
        text = (
            "Es liegt nur auf Papier; gkdesk behält keine Kopie. Zum Prüfen tippen Sie zwei der "
            "sieben Gruppen ab."
        )
        page.body.addWidget(Label(text, Role.QUIET, wrap=True))
        page.body.addSpacing(theme.px("space.s"))
        page.body.addWidget(SheetPicture())
        page.body.addSpacing(theme.px("space.s"))
        for icon, words in (
            ("printer", "Zweimal drucken"),
            ("lock", "Ein Blatt in den Tresor, eines zur Vertretung"),
            ("cross", "Nicht abfotografieren, nicht zum Laptop legen"),
        ):
            page.body.addWidget(IconText(icon, words))
        page.body.addStretch(1)
