"""The right side while a section is filled in: its name, the cards, and the way to the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.text.dates import format_day_joined
from gkdesk.ui import theme
from gkdesk.ui.pages.working_aids.form.section_view import SectionCards
from gkdesk.ui.pages.working_aids.words import answered_words, listed
from gkdesk.ui.tips import set_tip
from gkdesk.ui.widgets import ElidedLabel, HeadingLabel, Label, PlainButton, PrimaryButton, Role

if TYPE_CHECKING:
    from gkdesk.services.working_aids.views import ContributorView, SectionView
    from gkdesk.ui.pages.working_aids.form.desk import Desk

FIXED = "abgeschlossen, nur zum Lesen"


class SectionPage(QWidget):
    """Emits `back_wanted` and `next_wanted`; the last section leads on to the closing."""

    back_wanted = Signal()
    next_wanted = Signal()
    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = HeadingLabel("", Role.PAGE, wrap=True)
        self.line = ElidedLabel("", Role.LEAD)
        self.cards: SectionCards | None = None
        self.back = PlainButton("Zurück")
        self.next = PrimaryButton("Weiter")
        self.where = Label("", Role.QUIET)
        self.print = PlainButton("Bogen drucken", "printer")
        self._layout()
        self.back.clicked.connect(self.back_wanted)
        self.next.clicked.connect(self.next_wanted)
        self.print.clicked.connect(self.print_wanted)
        set_tip(self.print, "Bogen drucken (Strg+P)")
        set_tip(self.back, "Voriger Abschnitt (Strg+Bild auf)")
        set_tip(self.next, "Nächster Abschnitt (Strg+Bild ab)")
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def show_section(self, desk: Desk, section: SectionView) -> None:
        """Show another section; what is typed and not saved in the one before is kept."""
        self.let_go()
        self.cards = SectionCards(desk, section)
        self._column.insertWidget(1, self.cards, 1)
        self.cards.show()
        self.cards.stepped.connect(self.show_where)
        self.show_head(desk)

    def show_head(self, desk: Desk) -> None:
        """Say which section it is and who answers it."""
        if self.cards is None:
            return
        section = self.cards.section
        shown = [each.name for each in desk.view.sections if each.is_relevant]
        number = shown.index(section.name) + 1 if section.name in shown else 1
        self.title.setText(section.label)
        line = f"Abschnitt {number} von {len(shown)}"
        asked = [each for each in desk.view.contributors if section.name in each.sections]
        if asked:
            line = f"{line}  ·  zuständig: {listed([_who(each) for each in asked])}"
        self.line.setText(line if desk.may_change else f"{line}  ·  {FIXED}")
        self.back.setEnabled(number > 1)
        self.next.set_label("Weiter" if number < len(shown) else "Zum Abschluss")
        self.show_where()

    def let_go(self) -> None:
        """Take the cards away; what is typed there is saved, or kept as a draft."""
        if self.cards is None:
            return
        old, self.cards = self.cards, None
        old.let_go()
        self._column.removeWidget(old)
        old.hide()
        old.deleteLater()

    def _layout(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.line)
        head = QHBoxLayout()
        head.setContentsMargins(24, theme.px("space.s"), 24, 0)
        head.setSpacing(theme.px("space.l"))
        head.addLayout(words, 1)
        head.addWidget(self.print)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, theme.px("space.s"), 24, theme.px("space.m"))
        foot.setSpacing(10)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.where)
        foot.addWidget(self.next)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addLayout(foot)

    @Slot()
    def show_where(self) -> None:
        """Say at which question the focus is, and how many are answered."""
        if self.cards is None:
            return
        tally = self.cards.desk.progress(self.cards.section.name)
        done = answered_words(tally.answered, tally.askable)
        number = self.cards.number()
        self.where.setText(f"Frage {number}  ·  {done}" if number else done)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self.cards is not None and now is not None and self.isVisible():
            self.show_where()


def _who(asked: ContributorView) -> str:
    """Name who answers a section, and say where the sheet that was printed for them is."""
    if asked.returned_on is not None:
        return f"{asked.name} (Bogen zurück am {format_day_joined(asked.returned_on)})"
    return f"{asked.name} (Bogen noch nicht zurück)" if asked.printed_on else asked.name
