"""A file from a translator, before it is taken over: what it changes, and what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gkdesk.text.bidi_safe import auto
from gkdesk.text.sentences.texts import problem_sentence
from gkdesk.ui import theme
from gkdesk.ui.pages.texts import words
from gkdesk.ui.tables import Column, TableSpec
from gkdesk.ui.tables.wrapping import WrappingTable
from gkdesk.ui.widgets import HeadingLabel, IconText, Label, LinkButton, PrimaryButton, Role

if TYPE_CHECKING:
    from gkdesk.services.texts.exchange import TextTrial, TriedText

TITLE = "Übersetzungen einlesen"
NOTHING = "Diese Datei ändert nichts: Alle Texte stehen schon so da."
STATES = "Übernommene Texte sind Entwürfe. „Rückgängig“ nimmt alles auf einmal zurück."
PROPOSED = (
    "Als prüfend nennt die Datei: {named}. Das ist ein Vorschlag: Die Texte bleiben Entwürfe, bis "
    "Sie die Prüfung selbst bestätigen. Nach dem Übernehmen können Sie das in einem Schritt tun."
)
VEILED = "jemand"
NO_CONSENTS = (
    "Bei Einwilligungen gilt keine Prüfung aus einer Datei. Vermerken Sie sie selbst, wenn Sie "
    "wissen, wer geprüft hat."
)
_MOST_NAMES = 3
_SHOWN = 400
"""So many characters of a text say which one it is; what is refused can be far longer."""
LEFT_OUT = "wird ausgelassen"
TAKEN = "wird übernommen"


class TrialView(QWidget):
    """Emits `accepted` or `dismissed`."""

    accepted = Signal()
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(TITLE)
        self.trial: TextTrial | None = None
        self.line = Label("", Role.LEAD, wrap=True)
        self.proposed = IconText("warn", "", wrap=True)
        self.states = Label(STATES, Role.QUIET, wrap=True)
        self.table: WrappingTable[TriedText] = WrappingTable(_spec())
        self.accept = PrimaryButton("Übernehmen", "check")
        self.dismiss = LinkButton("Abbrechen")
        self.accept.clicked.connect(self.accepted)
        self.dismiss.clicked.connect(self.dismissed)
        self._layout()

    def show_trial(self, trial: TextTrial, language: str, *, veiled: bool = False) -> None:
        """Show what a file would change in a language; the privacy view names no reviewers."""
        self.trial = trial
        said = (proposal(trial, veiled=veiled), NO_CONSENTS if trial.has_consents else "")
        self.proposed.text.setText(" ".join(filter(None, said)))
        self.proposed.setVisible(any(said))
        self.line.setText(summary(trial, language))
        self.table.set_rows(trial.with_problems)
        self.table.setVisible(bool(trial.with_problems))
        self.accept.setVisible(bool(trial.taken))
        self.states.setVisible(bool(trial.taken))

    def forget(self) -> None:
        """Let go of the file."""
        self.trial = None
        self.table.set_rows(())

    def focus_first(self) -> None:
        """Put the focus on what comes next."""
        can_take = self.trial is not None and bool(self.trial.taken)
        (self.accept if can_take else self.dismiss).setFocus()

    def _layout(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(theme.px("space.l"))
        foot.addWidget(self.accept)
        foot.addWidget(self.dismiss)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        margin = theme.px("space.xl")
        column.setContentsMargins(margin, theme.px("space.m"), margin, theme.px("space.m"))
        column.setSpacing(theme.px("space.m"))
        column.addWidget(HeadingLabel(TITLE, Role.CARD))
        column.addWidget(self.line)
        column.addWidget(self.proposed)
        column.addWidget(self.states)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        column.addStretch(0)


def summary(trial: TextTrial, language: str) -> str:
    """Say in one line what a file would change."""
    if not trial.taken and not trial.with_problems:
        return NOTHING
    new = sum(row.is_new for row in trial.taken)
    proposed = sum(trial.proposed.values())
    changed = sum(row.is_changed and not row.is_new for row in trial.taken)
    parts = (
        f"{new} neu" if new else "",
        f"{changed} geändert" if changed else "",
        f"{proposed} mit Namen der prüfenden Person" if proposed else "",
        f"{trial.refused} ausgelassen" if trial.refused else "",
    )
    return f"{language}: {', '.join(filter(None, parts)) or 'nichts zu übernehmen'}."


def proposal(trial: TextTrial, *, veiled: bool = False) -> str:
    """Say whom a file names as having checked its texts, and what that means; empty for nobody."""
    found = sorted(trial.proposed.items(), key=_most_first)
    if not found:
        return ""
    named = [
        f"{VEILED if veiled else by} ({words.count_of(count)})" for by, count in found[:_MOST_NAMES]
    ]
    rest = len(found) - len(named)
    named += [f"{rest} weitere"] if rest else []
    return PROPOSED.format(named=", ".join(named))


def _most_first(found: tuple[str, int]) -> tuple[int, str]:
    return -found[1], found[0]


def _spec() -> TableSpec[TriedText]:
    return TableSpec(
        name="Auffälligkeiten in der Datei",
        columns=(
            Column("place", "Wo", _place, width=150),
            Column("text", "Text", _text, stretch=True),
            Column("problems", "Was auffällt", _problems, stretch=True),
            Column("taken", "Was geschieht", _taken, width=165),
        ),
        key=_row_key,
    )


def _row_key(row: TriedText) -> str:
    return row.place


def _place(row: TriedText) -> str:
    place = row.place.replace(", ", ",\n")
    return f"{place}\n{row.key}"


def _text(row: TriedText) -> str:
    text = row.after if len(row.after) <= _SHOWN else f"{row.after[:_SHOWN]} …"
    return auto(text)


def _problems(row: TriedText) -> str:
    return "\n".join(problem_sentence(each) for each in row.problems)


def _taken(row: TriedText) -> str:
    return LEFT_OUT if row.is_refused else TAKEN
