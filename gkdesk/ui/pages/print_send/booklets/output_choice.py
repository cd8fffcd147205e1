"""Which version of a booklet, and whether all of it or only what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.services.booklets.made import Unknown
from gkdesk.services.booklets.pages.versions import Version, has_sheets
from gkdesk.services.booklets.profiles.profile import PageKind
from gkdesk.text.dates import format_day_joined
from gkdesk.ui import theme
from gkdesk.ui.pages.print_send.booklets.words import BLOCK_WORDS, version_words
from gkdesk.ui.pages.print_send.offers import Offer
from gkdesk.ui.pages.print_send.words import NOTHING_CHANGED
from gkdesk.ui.widgets import CheckBox, Label, PlainButton, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from gkdesk.services.booklets.made import MadeBooklet, SinceLast
    from gkdesk.services.booklets.profiles.profile import BookletBlock

TITLE = "Fassung"
ONLY_CHANGED = "nur geänderte Teile noch einmal"
AGAIN = "auch die {} vom letzten Mal"
"""After a paper jam: what was handed to the printer is not always on paper."""
SETTLED = "Das ist herausgenommen"
CHANGED = "Seit dem letzten Drucken oder Speichern am {day} geändert: {parts}."
MOVED = "Auf anderen Seiten oder an anderer Stelle stehen: {parts}."
GONE = "Nicht mehr im Heft sind: {parts}."
PAGES = "Neu zu machen: {pages}."
OUT = (
    "Im alten Heft sind noch {pages}: Nehmen Sie sie heraus. Steht auf der anderen Seite eines "
    "Blatts etwas, das noch gilt, kleben Sie die alte Seite zu."
)
GONE_SHEETS = "Nicht mehr im Heft sind: {parts}. Nehmen Sie die Blätter dieser Teile heraus."
UNKNOWN = {
    Unknown.BROUGHT_BACK: (
        "Das letzte Heft vom {day} ist nach einer Wiederherstellung nur noch gezählt. Was darin "
        "stand, weiß gkdesk nicht: Bitte geben Sie das ganze Heft neu."
    ),
    Unknown.EARLIER_PROGRAM: (
        "Das letzte Heft vom {day} ist mit einer früheren Fassung von gkdesk gemacht. Was sich "
        "seither geändert hat, lässt sich nicht sagen: Bitte geben Sie einmal das ganze Heft neu."
    ),
}
UNCHANGED = "Seit dem letzten Drucken oder Speichern am {day} hat sich nichts geändert."
FOLDED = (
    "Die Vorschau zeigt die Seiten, wie man sie liest. Zum Verschicken eignet sich die "
    "Bildschirmfassung."
)
PAGES_AGAIN = (
    "Es kommen nur die Seiten, auf denen etwas anders ist, mit ihren Seitenzahlen aus dem Heft: "
    "Legen Sie jede an ihrer Stelle ein, oder kleben Sie sie auf die alte Seite."
)
ONLY_OUT = "Neu zu drucken ist nichts. Herauszunehmen ist, was links genannt ist."
JAMMED = (
    "Ist das zuletzt Gemachte nicht herausgekommen, etwa bei einem Papierstau? Dann kreuzen Sie "
    "links an: „{}“."
)
SHEETS_AGAIN = "Es kommen nur die geänderten Teile: Tauschen Sie ihre Blätter im Ordner aus."


class OutputChoice(QWidget):
    """Emit `changed` when something else shall come out.

    `settled` brings the head of a booklet out of which somebody took what is not in it any more.
    """

    changed = Signal()
    settled = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._page: PageKind | None = None
        self._booklet: MadeBooklet | None = None
        self._caption = Label(TITLE, Role.STRONG)
        self.version: Offer[Version] = Offer(TITLE)
        self.only_changed = CheckBox(ONLY_CHANGED)
        self.again = CheckBox(AGAIN)
        self.settle = PlainButton(SETTLED, "check")
        self.since = Label("", Role.QUIET, wrap=True)
        self.how = Label("", Role.QUIET, wrap=True)
        self._caption.setBuddy(self.version)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        ticks = (self.only_changed, self.again)
        for widget in (self._caption, self.version, *ticks, self.how, self.since, self.settle):
            column.addWidget(widget)
        self.version.currentIndexChanged.connect(self._on_any_changed)
        for tick in ticks:
            tick.toggled.connect(self._on_any_changed)
        self.settle.clicked.connect(self._on_settle_clicked)
        self.forget()

    def show_page(self, page: PageKind) -> None:
        """Offer the versions that fit the paper of a profile; what is folded is proposed so."""
        is_other, self._page = page is not self._page, page
        self._show()
        if is_other:
            with QSignalBlocker(self.version):
                self.version.choose(_versions(page)[0])
        self._tell_how()

    def chosen(self) -> Version:
        """Return the version."""
        return self.version.value() or Version.PAGES

    def wants_changes_only(self) -> bool:
        """Tell whether only what has changed shall be made again."""
        return self.only_changed.isChecked()

    def wants_them_again(self) -> bool:
        """Tell whether what was made alone the last time shall be made once more."""
        return self.wants_changes_only() and self.again.isChecked()

    def forget(self) -> None:
        """Forget what was made for somebody else."""
        self._untick()
        self.tell(None)

    def tell(self, booklet: MadeBooklet | None) -> None:
        """Say what has changed since the last time; nothing where there was none."""
        self._booklet = booklet
        since = None if booklet is None else booklet.since
        self.since.setText("" if since is None else since_words(since, self._page))
        self.since.setVisible(since is not None)
        can_tell = since is not None and since.unknown is None
        self.only_changed.setVisible(can_tell and self._page is not PageKind.CARD)
        self.settle.setVisible(since is not None and _is_only_out(since, self._page))
        if not can_tell:
            self._untick()
        self._show()

    def _untick(self) -> None:
        for tick in (self.only_changed, self.again):
            with QSignalBlocker(tick):
                tick.setChecked(False)

    def _show(self) -> None:
        """Call the versions what they are, of all pages or of single ones."""
        if self._page is None:
            return
        single, page = self.wants_changes_only(), self._page
        versions = _versions(page)
        self.version.offer((each, version_words(each, page, single=single)) for each in versions)
        for widget in (self._caption, self.version):
            widget.setVisible(len(versions) > 1)
        since = None if self._booklet is None else self._booklet.since
        self.again.setText(_again_words(page))
        self.again.setVisible(single and since is not None and bool(since.redone))
        self._tell_how()

    def _tell_how(self) -> None:
        folded = self.chosen() is Version.SHEETS
        words = FOLDED if folded else ""
        if self.wants_changes_only():
            words = SHEETS_AGAIN if self._page is PageKind.PUNCHED else PAGES_AGAIN
        self.how.setText(words)
        self.how.setVisible(bool(words))

    @Slot()
    def _on_any_changed(self) -> None:
        self._show()
        self.changed.emit()

    @Slot()
    def _on_settle_clicked(self) -> None:
        if self._booklet is not None:
            self.settled.emit(self._booklet.head)
            self.changed.emit()


def nothing_words(booklet: MadeBooklet) -> str:
    """Say why there is nothing to print."""
    since, paper = booklet.since, booklet.head.paper
    if since is not None and _is_only_out(since, paper):
        return ONLY_OUT
    if since is not None and since.redone:
        return f"{NOTHING_CHANGED} {JAMMED.format(_again_words(paper))}"
    return NOTHING_CHANGED


def since_words(since: SinceLast, page: PageKind | None) -> str:
    """Say which parts have changed, in the order of the booklets, and what to do with them."""
    day = format_day_joined(since.made_on)
    if since.unknown is not None:
        return UNKNOWN[since.unknown].format(day=day)
    if not since.again and not since.out:
        return UNCHANGED.format(day=day)
    lines = [CHANGED.format(day=day, parts=_names(since.changed))] if since.changed else []
    if since.gone:
        gone = GONE_SHEETS if page is PageKind.PUNCHED else GONE
        lines.append(gone.format(parts=_names(since.gone)))
    if since.moved:
        lines.append(MOVED.format(parts=_names(since.moved)))
    if since.pages:
        lines.append(PAGES.format(pages=_pages(since.pages)))
    if since.out:
        lines.append(OUT.format(pages=_pages(since.out)))
    return " ".join(lines)


def _is_only_out(since: SinceLast, page: PageKind | None) -> bool:
    """Tell whether something is to be taken out, and nothing to be put in."""
    if page is PageKind.PUNCHED:
        return bool(since.gone) and not since.changed
    return bool(since.out) and not since.pages


def _again_words(page: PageKind) -> str:
    return AGAIN.format("Teile" if page is PageKind.PUNCHED else "Seiten")


def _pages(numbers: Sequence[int]) -> str:
    """Return `die Seiten 8, 14 bis 16` for pages that are counted from 0."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number:
            runs[-1].append(number + 1)
        else:
            runs.append([number + 1])
    said = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]} bis {run[-1]}" for run in runs)
    return f"die Seite {said}" if len(numbers) == 1 else f"die Seiten {said}"


def _names(blocks: Collection[BookletBlock]) -> str:
    return ", ".join(words for block, words in BLOCK_WORDS.items() if block in blocks)


def _versions(page: PageKind) -> tuple[Version, ...]:
    return (Version.SHEETS, Version.PAGES) if has_sheets(page) else (Version.PAGES,)
