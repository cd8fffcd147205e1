"""What the papers of the network say where they cannot be shown or did not leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.sentences.undrawn import places
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from gkdesk.services.basis.paper_kinds import MadeConsentPaper
    from gkdesk.services.case_papers.kinds import MadeCasePaper
    from gkdesk.services.handouts.kinds import MadeHandout
    from gkdesk.services.network_papers.kinds import MadePaper
    from gkdesk.services.working_aids.printing.kinds import MadeAidPaper
    from gkdesk.text.codes.clients import Audience

MAKING = "Das Papier entsteht …"
REMAKING = "Das Papier wird neu gemacht …"
NO_PAGES = (
    "Diese Datei hat keine Seiten, die sich hier zeigen lassen. „Speichern unter …“ legt sie an."
)
SHOWN_AS_PAGE = "Die Vorschau zeigt den Inhalt als Seite. Gespeichert wird das Format {0}."
CHANGED = (
    "Das Papier hat sich eben geändert. Es ging nichts hinaus. Bitte sehen Sie sich die neue "
    "Vorschau an und wählen Sie dann noch einmal."
)
HANDED_OVER = "An den Drucker gegeben und im Protokoll vermerkt"
SAVED = "Gespeichert und im Protokoll vermerkt"
NO_PRINTER = "Der Drucker hat den Auftrag nicht angenommen. Es wurde nichts gedruckt."
NO_MORE = "Der Drucker hat nichts mehr angenommen."
HALTED = "Angehalten."
STOPPED = "Der Druck wurde angehalten. Bitte sehen Sie am Drucker nach, ob etwas gedruckt ist."
NO_FILE = (
    "Hier wird nur auf Papier gedruckt. Es ist keine Datei entstanden. Für eine Datei nehmen Sie "
    "„Speichern unter …“: Dann kann nur Ihre Anmeldung sie lesen, und das Protokoll nennt sie "
    "gespeichert."
)
UNDRAWN = (
    "Auf den Seiten steht \ufffd für Zeichen, die kein Dokument darstellen kann: {0}. Bitte "
    "ersetzen Sie sie im Eintrag."
)


def is_for(audience: Audience) -> str:
    """Say for whom a paper is."""
    return f"Das Papier ist {word(audience)}"


def undrawn(
    paper: MadePaper | MadeCasePaper | MadeConsentPaper | MadeAidPaper | MadeHandout,
) -> str:
    """Say which characters the pages replace, and in which words they stand."""
    return UNDRAWN.format(places(paper.undrawn))
