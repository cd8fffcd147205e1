"""The lock page: it shows nothing of the content and lets the right people in."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from gkdesk.ui import theme
from gkdesk.ui.pages.secret_field import CapsHint, CodeField
from gkdesk.ui.session import LockReason
from gkdesk.ui.widgets import (
    Card,
    FieldRow,
    Hairline,
    HeadingLabel,
    IconLabel,
    IconText,
    Label,
    LinkButton,
    PassphraseField,
    PrimaryButton,
    Role,
)

if TYPE_CHECKING:
    import datetime as dt

    from gkdesk.ui.widgets.notices import Banner

CARD_WIDTH = 460
FREE_TRIES = 3
LONGEST_WAIT_S = 16
WRONG = (
    "Das war nicht die Passphrase. Achten Sie auf Groß- und Kleinschreibung, die Feststelltaste "
    "und die Leerzeichen zwischen den Wörtern."
)
REASONS = {
    LockReason.ASKED: "gesperrt seit {at}",
    LockReason.IDLE: "gesperrt seit {at}, weil niemand tippte",
    LockReason.SLEEP: "gesperrt seit {at}, weil das Gerät ruhte",
}


class Way(StrEnum):
    """With what the store shall be opened."""

    OWNER = "owner"
    CODE = "code"


TITLES = {
    Way.OWNER: ("Willkommen zurück", "Öffnen"),
    Way.CODE: ("Mit dem Blatt öffnen", "Mit dem Blatt öffnen"),
}
LEADS = {
    Way.OWNER: "Geben Sie die Passphrase dieses Bestands ein.",
    Way.CODE: (
        "Tippen Sie alle sieben Gruppen ab. Danach wählen Sie eine neue Passphrase und drucken "
        "ein neues Blatt."
    ),
}
WHOSE = "Ihre eigene oder die der Vertretung."
NO_WAY_TITLE = "Dieser Bestand lässt sich nicht öffnen"
KEPT = "Ihre letzte Eingabe ist verschlüsselt gesichert und nach dem Öffnen wieder da."


class UnlockPage(QWidget):
    """Ask for a secret; wrong ones are told at the field, and waits grow mildly."""

    secret_given = Signal(object, str)
    device_wanted = Signal()
    other_store_wanted = Signal()
    recovery_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Bestand öffnen")
        self.way = Way.OWNER
        self._wrong = 0
        self._kept = False
        self._busy = False
        self._work = ""
        self._closed_for_good = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._news: Banner | None = None
        self._make_fields()
        self._make_ways()
        self._layout()
        self._connect()
        self.choose(Way.OWNER)

    def _make_fields(self) -> None:
        self.state = Label("", Role.QUIET, wrap=True)
        self.title = HeadingLabel("", Role.PAGE, wrap=True)
        self.lead = Label("", Role.LEAD, wrap=True)
        self.passphrase = PassphraseField("Passphrase")
        # Both passphrases open in the same field: nobody has to say which one it is.
        self.passphrase_row = FieldRow("Passphrase", self.passphrase, help_text=WHOSE)
        self.caps = CapsHint(self.passphrase.edit)
        self.code = CodeField()
        self.code_row = FieldRow(
            "Wiederherstellungscode",
            self.code,
            help_text="Sieben Gruppen. Groß oder klein ist gleich, die Striche kommen von selbst.",
        )

    def _make_ways(self) -> None:
        self.open = PrimaryButton("Öffnen")
        self.with_device = LinkButton("Mit diesem Gerät öffnen", "key")
        self.with_code = LinkButton("Mit dem Wiederherstellungsblatt öffnen", "document")
        self.with_passphrase = LinkButton("Mit der Passphrase öffnen", "chevron-left")
        self.other_store = LinkButton("Anderen Bestand wählen", "folder")
        self.recover = LinkButton("Aus einer Sicherung wiederherstellen", "database")
        self._links = (
            self.with_device,
            self.with_passphrase,
            self.with_code,
            self.other_store,
            self.recover,
        )

    def welcome(self, reason: LockReason, at: dt.datetime | None) -> None:
        """Show why and since when the store is locked."""
        self._kept = at is not None
        moment = "" if at is None else f"{at.astimezone():%H:%M}"
        self.state.setText(REASONS.get(reason, "verschlüsselter Bestand").format(at=moment))
        if self._news is not None:
            self._news.hide()
        self._closed_for_good = False
        self.set_busy(busy=False)
        self.show_ways(device=False)
        self.choose(Way.OWNER)

    def say(self, sentence: str, *, well: bool, recovery: bool = False) -> None:
        """Say what happened to the closed store, above the field, until it is opened.

        `recovery` offers the way to the backups there: further down it may be out of sight.
        """
        from gkdesk.ui.widgets.notices import Banner, Kind

        if self._news is None:
            self._news = Banner("")
            self._news.acted.connect(self.recovery_wanted)
            self._body.insertWidget(self._body.indexOf(self.title), self._news)
        action = self.recover.label() if recovery else ""
        self._news.say(sentence, Kind.OK if well else Kind.WARN, action)
        self._news.link.setEnabled(not self._busy)
        self._news.show()

    def news(self) -> str:
        """Return what is said above the field, nothing when nothing is."""
        return "" if self._news is None or self._news.isHidden() else self._news.text()

    def show_work(self, words: str) -> None:
        """Say what is done to the closed store; until it is done nothing can be opened."""
        self.set_busy(busy=True, words=words)

    def is_busy(self) -> bool:
        """Tell whether the store is being opened or worked on."""
        return self._busy

    def end_work(self) -> None:
        self.set_busy(busy=False)

    def show_ways(self, *, device: bool) -> None:
        """Offer the way in that not every store has besides passphrase and sheet."""
        self.with_device.setVisible(device)

    def show_no_way(self, sentence: str, *, recovery: bool) -> None:
        """Say that no secret opens the store, and offer only what helps: a backup, if one does."""
        self._closed_for_good = True
        self.choose(Way.OWNER)
        self.lead.setText(sentence)
        self.show_ways(device=False)
        self.open.setVisible(recovery)
        self.take_focus()

    def choose(self, way: Way) -> None:
        """Ask for another secret."""
        self.way = way
        title, _ = TITLES[way]
        usual = title if self._kept or way is not Way.OWNER else "Willkommen"
        self.title.setText(NO_WAY_TITLE if self._closed_for_good else usual)
        self.lead.setText(KEPT if self._kept and way is Way.OWNER else LEADS[way])
        self._show_button()
        may_try = not self._closed_for_good
        self.passphrase_row.setVisible(may_try and way is not Way.CODE)
        self.caps.setVisible(False)
        self.code_row.setVisible(way is Way.CODE)
        self.with_code.setVisible(may_try and way is not Way.CODE)
        self.with_passphrase.setVisible(way is not Way.OWNER)
        self.recover.setVisible(may_try)
        self.open.setVisible(True)
        self._empty()
        self.take_focus()

    def take_focus(self) -> None:
        if self._closed_for_good:
            action = self.other_store if self.open.isHidden() else self.open
            action.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
        elif self.way is Way.CODE:
            self.code.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)
        else:
            self.passphrase.focus()

    def set_busy(self, *, busy: bool, words: str = "Wird geöffnet …") -> None:
        """Show that the key is being derived; nothing can be sent twice or chosen anew."""
        self._busy = busy
        self._work = words
        self._show_button()
        for link in self._links:
            link.setEnabled(not busy)
        if self._news is not None:
            self._news.link.setEnabled(not busy)

    def refuse(self, sentence: str, *, wrong_secret: bool) -> None:
        """Say at the field why the store did not open; wait a little after several tries."""
        self.set_busy(busy=False)
        self._row().show_error(sentence)
        self.take_focus()
        if not wrong_secret:
            return
        self._line().selectAll()
        self._wrong += 1
        if self._wrong > FREE_TRIES:
            seconds = min(2 ** (self._wrong - FREE_TRIES), LONGEST_WAIT_S)
            self._wait.start(seconds * 1000)
            self._show_button()

    def forget(self) -> None:
        """Empty the fields; called as soon as the store is open."""
        self._wrong = 0
        self._wait.stop()
        self.set_busy(busy=False)
        self._empty()

    def _show_button(self) -> None:
        """Let the button say what it does now, or why it does nothing."""
        waits = self._wait.isActive()
        self.open.setEnabled(not self._busy and not waits)
        if self._busy:
            self.open.set_label(self._work)
        elif waits:
            seconds = -(-self._wait.remainingTime() // 1000)
            self.open.set_label(
                "Weiter in 1 Sekunde" if seconds == 1 else f"Weiter in {seconds} Sekunden"
            )
        else:
            way = TITLES[self.way][1]
            self.open.set_label(self.recover.label() if self._closed_for_good else way)

    def _empty(self) -> None:
        for row in (self.passphrase_row, self.code_row):
            row.show_error("")
        self.passphrase.clear()
        self.code.clear()

    def _row(self) -> FieldRow:
        return self.code_row if self.way is Way.CODE else self.passphrase_row

    def _line(self) -> QLineEdit:
        return self.code if self.way is Way.CODE else self.passphrase.edit

    def _connect(self) -> None:
        self.open.clicked.connect(self._on_open_clicked)
        self.passphrase.entered.connect(self._on_open_clicked)
        self.passphrase.text_changed.connect(self._on_secret_edited)
        self.code.returnPressed.connect(self._on_open_clicked)
        self.code.textEdited.connect(self._on_secret_edited)
        self.with_device.clicked.connect(self.device_wanted)
        self.with_code.clicked.connect(self._on_with_code_clicked)
        self.with_passphrase.clicked.connect(self._on_with_passphrase_clicked)
        self.other_store.clicked.connect(self.other_store_wanted)
        self.recover.clicked.connect(self.recovery_wanted)
        self._wait.timeout.connect(self._on_wait_timeout)

    def _layout(self) -> None:
        inner = QWidget()
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(1)
        # An aligned item would keep its first height; between stretches wrapped texts may grow.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card())
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addSpacing(theme.px("space.l"))
        promise = IconText(
            "shield", "Verschlüsselt auf diesem Gerät, keine Verbindung ins Netz", Role.QUIET
        )
        promise.icon.set_icon("shield", "ok")
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(promise)
        below.addStretch(1)
        outer.addLayout(below)
        outer.addStretch(2)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setProperty("focusPolicy", "NoFocus")
        area.setAccessibleName("Bestand öffnen")
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _card(self) -> Card:
        card = Card()
        card.setAccessibleName("Bestand öffnen")
        card.setFixedWidth(CARD_WIDTH)
        body = self._body = card.body
        body.setContentsMargins(32, 24, 32, 24)
        body.addLayout(self._head())
        body.addSpacing(theme.px("space.s"))
        body.addWidget(self.title)
        body.addWidget(self.lead)
        body.addSpacing(theme.px("space.m"))
        body.addWidget(self.passphrase_row)
        body.addWidget(self.caps)
        body.addWidget(self.code_row)
        body.addSpacing(theme.px("space.s"))
        body.addWidget(self.open)
        body.addSpacing(theme.px("space.xs"))
        body.addWidget(Hairline())
        for link in self._links:
            body.addWidget(link)
        return card

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label("gkdesk", Role.CARD))
        words.addWidget(self.state)
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.m"))
        row.addWidget(IconLabel("app", "accent", "icon.grid"))
        row.addLayout(words, 1)
        return row

    @Slot()
    def _on_open_clicked(self) -> None:
        text = self._line().text()
        if self._busy or self._wait.isActive():
            return
        if self._closed_for_good:
            self.recovery_wanted.emit()
            return
        if not text.strip():
            self._row().show_error("Hier fehlt noch die Eingabe.")
            return
        if self.way is Way.CODE and not self.code.complete():
            done = self.code.groups_done()
            self._row().show_error(f"Es sind {done} von 7 Gruppen. Auf dem Blatt stehen sieben.")
            return
        self._row().show_error("")
        self.set_busy(busy=True)
        self.secret_given.emit(self.way, text)

    @Slot()
    def _on_secret_edited(self) -> None:
        self._row().show_error("")

    @Slot()
    def _on_wait_timeout(self) -> None:
        self._show_button()

    @Slot()
    def _on_with_code_clicked(self) -> None:
        self.choose(Way.CODE)

    @Slot()
    def _on_with_passphrase_clicked(self) -> None:
        self.choose(Way.OWNER)
