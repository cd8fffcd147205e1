"""What will be missing on a paper although it can be made, with the way to enter it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gkdesk.services.basis.paper_kinds import ConsentPaperCode
from gkdesk.services.case_papers.kinds import CasePaperCode
from gkdesk.text.ids import ClientId
from gkdesk.ui.pages.people.passed_on import gaps_told
from gkdesk.ui.pages.print_send.cases import words as texts
from gkdesk.ui.widgets import IconText, LinkButton, Role

if TYPE_CHECKING:
    from gkdesk.services.clients.case_fields import Consent
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.pages.print_send.booklets.person_pick import PersonPick
    from gkdesk.ui.pages.print_send.cases.kinds import PaperEntry

OFFICE = "office"
WITH_BLANK = frozenset({CasePaperCode.CASE_SHEET, CasePaperCode.CONFIDENTIALITY})
_WITH_AIM = frozenset({ConsentPaperCode.FORM, ConsentPaperCode.RELEASE})


class Lacking(QWidget):
    """A warning with a link to the office's own data, where these are what is missing."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.words = IconText("warn", "", Role.WARN, icon_color="warn", wrap=True)
        self.fill = LinkButton(texts.FILL_OFFICE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.words)
        column.addWidget(self.fill)
        self.fill.clicked.connect(self._on_fill_clicked)
        self.hide()

    def say_of(
        self, entry: PaperEntry, consent: Consent | None, person: PersonPick, *, blank: bool
    ) -> None:
        """Say what a paper will lack: who gives it out, what a consent is for, who got something.

        A letter after a withdrawal reaches nobody whom the register does not know.
        """
        said = []
        client = person.client()
        if entry.code is ConsentPaperCode.NOTICE and client is not None:
            said.append(gaps_told(self._context.workspace.disclosures.gaps(ClientId(client.id))))
        from_office = entry.is_form or (entry.code in WITH_BLANK and blank)
        if from_office and not self._context.workspace.office.facts().name:
            said.append(texts.NO_OFFICE)
        if entry.code in _WITH_AIM and consent is not None and not consent.aim:
            said.append(texts.NO_AIM)
        self._say(" ".join(filter(None, said)))

    def _say(self, text: str) -> None:
        self.words.text.setText(text)
        self.fill.setVisible(texts.NO_OFFICE in text)
        self.setVisible(bool(text))

    @Slot()
    def _on_fill_clicked(self) -> None:
        self._context.navigate(OFFICE, None)
