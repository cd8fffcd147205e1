"""What protects the data, stated so that it can be checked; keys, backups and the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

import gkdesk
from gkdesk.text.dates import format_stamp
from gkdesk.text.sizes import format_size
from gkdesk.ui import tasks, theme
from gkdesk.ui.pages.page import Page
from gkdesk.ui.pages.security_backups import BackupsCard
from gkdesk.ui.pages.security_keys import KeysCard
from gkdesk.ui.pages.security_log import LogCard
from gkdesk.ui.widgets import (
    Card,
    HeadingLabel,
    IconText,
    Label,
    LinkButton,
    PlainButton,
    Role,
    ScrollPage,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from gkdesk.errors import UserError
    from gkdesk.progress import Progress
    from gkdesk.services.safety.security import IntegrityReport, TrustFacts
    from gkdesk.services.workspace import Change
    from gkdesk.ui.pages.page import PageContext

WIDEST = 860
REACH = (
    "Außerhalb der Reichweite des Programms: Dateien, die Sie selbst speichern, die Warteschlange "
    "des Druckers und wer Ihnen über die Schulter sieht."
)
NETWORK_COUNTED = (
    "Verbindungen ins Netz: 0, eben an den offenen Anschlüssen dieses Programms nachgezählt. "
    "gkdesk öffnet keine Verbindung."
)
NETWORK_UNCOUNTED = (
    "gkdesk öffnet keine Verbindung ins Netz. Nachzählen kann das Programm das auf diesem System "
    "nicht; Ihre IT sieht es in der Firewall."
)
NETWORK_PARTS = (
    "Ein mitgelieferter Baustein für die Anzeige von PDF-Dateien bringt Netzfunktionen mit; sie "
    "werden nie benutzt."
)
NETWORK_OPEN = (
    "Anschlüsse ins Netz, die dieses Programm gerade offen hat: {count}. Das soll nicht sein. "
    "Sperren Sie, schließen Sie das Programm und wenden Sie sich an die IT."
)


class SecurityPage(Page):
    """Facts on top, then what can be done."""

    key = "security"
    title = "Sicherheit"
    icon = "shield"
    help_topic = "sicherheit"

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._checking = False
        self._arrived = False
        self.encrypted = IconText("lock", "")
        self.backup = IconText("database", "")
        self.network = IconText("shield", "", icon_color="ok", wrap=True)
        self.log_state = IconText("clock", "Protokoll: noch nicht geprüft", wrap=True)
        self.check = PlainButton("Jetzt prüfen", "refresh")
        self.about = LinkButton(f"Version {gkdesk.__version__}, Lizenzen", "info")
        self.keys = KeysCard(context)
        self.backups = BackupsCard(context)
        self.log = LogCard(context)
        self._layout()
        self.check.clicked.connect(self._on_check_clicked)
        self.about.clicked.connect(self._on_about_clicked)
        context.backup_made.connect(self._on_backup_made)

    def reload(self, changes: tuple[Change, ...]) -> None:  # noqa: ARG002 - all of it, always
        facts = self.context.workspace.security.facts()
        self._show(facts)
        self.keys.reload(facts.ways_in)
        self.backups.reload()
        self.log.reload()

    def take_focus(self) -> None:
        """Begin at the top: what was used last may be the restoring of a backup."""
        if self._arrived:
            super().take_focus()
            return
        self._arrived = True
        self.check.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._arrived = False

    def print_this(self) -> None:
        self.log.print_head()

    def _show(self, facts: TrustFacts) -> None:
        if facts.is_encrypted:
            words = f"Verschlüsselt: eben an der Datei geprüft, {format_size(facts.bytes_on_disk)}."
            self.encrypted.set("lock", words, Role.BODY, "ok")
        else:
            words = "Die Datei ist nicht verschlüsselt. Sperren Sie und wenden Sie sich an die IT."
            self.encrypted.set("error", words, Role.BODY, "err")
        if facts.last_backup is None:
            self.backup.set("warn", "Noch keine geprüfte Sicherung.", Role.BODY, "warn")
        else:
            words = f"Letzte geprüfte Sicherung: {format_stamp(facts.last_backup)} Uhr."
            self.backup.set("database", words, Role.BODY, "ok")
        self._show_network(facts.open_connections)

    def _show_network(self, count: int | None) -> None:
        if count:
            words = NETWORK_OPEN.format(count=count)
            self.network.set("error", words, Role.BODY, "err")
        else:
            words = NETWORK_UNCOUNTED if count is None else NETWORK_COUNTED
            self.network.set("shield", f"{words} {NETWORK_PARTS}", Role.BODY, "ok")

    def _layout(self) -> None:
        page = ScrollPage(widest=WIDEST)
        page.setAccessibleName(self.title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        page.body.addWidget(HeadingLabel(self.title, Role.PAGE))
        facts = Card("Was jetzt gilt")
        for line in (self.encrypted, self.backup, self.network, self.log_state):
            facts.body.addWidget(line)
        facts.body.addWidget(Label(REACH, Role.QUIET, wrap=True))
        facts.head.addWidget(self.check)
        facts.body.addWidget(self.about)
        page.body.addWidget(facts)
        page.body.addWidget(self.keys)
        page.body.addWidget(self.backups)
        page.body.addWidget(self.log)
        page.body.addStretch(1)
        page.body.setSpacing(theme.px("space.l"))

    @Slot()
    def _on_check_clicked(self) -> None:
        if self._checking:
            return
        self._checking = True
        self.log_state.set("clock", "Wird geprüft …", Role.BODY, "ink2")
        security = self.context.workspace.security

        def work(progress: Progress) -> IntegrityReport:
            return security.check_integrity(progress)

        tasks.run(
            self,
            work,
            done=self._on_checked,
            failed=self._on_check_failed,
            stopped=self._on_check_stopped,
            title="Prüfung des Bestands",
        )

    def _on_checked(self, report: IntegrityReport) -> None:
        self._checking = False
        if report.is_sound:
            words = "Bestand und Protokoll sind unversehrt: jede Seite und jede Zeile geprüft."
            self.log_state.set("check", words, Role.BODY, "ok")
        elif report.is_content_sound:
            words = (
                "Der Bestand ist unversehrt, das Protokoll nicht. Was daran auffällt, steht unten "
                "beim Protokoll."
            )
            self.log_state.set("warn", words, Role.BODY, "warn")
        else:
            words = (
                "Die Prüfung hat Schäden gefunden. Es wurde nichts geändert. Stellen Sie eine "
                "Sicherung daneben her und wenden Sie sich an die IT."
            )
            self.log_state.set("error", words, Role.BODY, "err")

    def _on_check_failed(self, error: UserError) -> None:
        from gkdesk.text.sentences.errors import sentence

        self._checking = False
        self.log_state.set("error", sentence(error), Role.BODY, "err")

    def _on_check_stopped(self) -> None:
        self._checking = False

    @Slot()
    def _on_backup_made(self) -> None:
        self.reload(())

    @Slot()
    def _on_about_clicked(self) -> None:
        self.context.open_page("about")
