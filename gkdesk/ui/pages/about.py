"""What the program is, its version, and everything it ships with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

import gkdesk
from gkdesk.text.licences import shipped
from gkdesk.ui import theme
from gkdesk.ui.pages.page import Page
from gkdesk.ui.widgets import Card, HeadingLabel, Label, LinkButton, Role, ScrollPage

if TYPE_CHECKING:
    from gkdesk.ui.pages.page import PageContext

PURPOSE = (
    "Ein Arbeitsplatz für die kommunale Integrationskoordination, für ein Gerät und ohne Netz. "
    "Keine Rechtsberatung: Ob eine Weitergabe erlaubt ist, entscheidet Ihre Dienststelle."
)
LICENCE = (
    "gkdesk steht unter der European Union Public Licence 1.2 (EUPL-1.2). Sie dürfen es benutzen, "
    "prüfen, ändern und weitergeben. Es kommt ohne Gewährleistung."
)
LGPL = (
    "Qt und PySide6 stehen unter der LGPL 3.0. Ihre Bibliotheken liegen als einzelne Dateien beim "
    "Programm und dürfen ausgetauscht werden."
)


class AboutPage(Page):
    """Version and licences."""

    key = "about"
    title = "Über gkdesk"
    icon = "info"
    help_topic = "hilfe"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        page = ScrollPage(widest=theme.px("width.text_max") + 2 * theme.px("space.xl"))
        page.setAccessibleName(self.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.back = LinkButton("Hilfe", "chevron-left")
        self.back.clicked.connect(self._on_back_clicked)
        page.body.addWidget(self.back)
        page.body.addWidget(HeadingLabel(self.title, Role.PAGE))
        page.body.addWidget(Label(f"Version {gkdesk.__version__}", Role.LEAD, selectable=True))
        for text in (PURPOSE, LICENCE, LGPL):
            page.body.addWidget(Label(text, Role.READING, wrap=True))
        page.body.addWidget(_licences())
        page.body.addStretch(1)

    def _on_back_clicked(self) -> None:
        self.context.open_page("help")


def _licences() -> Card:
    card = Card("Was mitgeliefert wird")
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px("space.l"))
    grid.setVerticalSpacing(theme.px("space.xs"))
    grid.setColumnStretch(2, 1)
    for number, entry in enumerate(shipped()):
        grid.addWidget(Label(entry.name), number, 0)
        grid.addWidget(Label(entry.version, Role.QUIET), number, 1)
        grid.addWidget(Label(entry.licence, Role.QUIET, wrap=True), number, 2)
    card.body.addLayout(grid)
    return card
