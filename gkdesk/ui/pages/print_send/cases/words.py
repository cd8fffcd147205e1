"""What the papers of cases and consents say where something is missing, and beside the pages."""

from __future__ import annotations

NO_OFFICE = (
    "Die Angaben zur eigenen Stelle fehlen: Auf dem Papier steht nicht, wer es ausgibt und an wen "
    "man sich wendet."
)
NO_AIM = "Der Zweck fehlt: Ohne ihn kann die Unterschrift nicht eingetragen werden."
FILL_OFFICE = "Angaben zur Stelle eintragen"
CHOOSE_CLIENT = "Wählen Sie links eine Person. Hier erscheint dann das Papier."
CHOOSE_CLIENT_OR_BLANK = "Wählen Sie links eine Person, oder „Leer, zum Ausfüllen“."
GONE_CLIENT = "Diese Person ist nicht mehr da. Bitte wählen Sie eine andere aus."
NO_MEETINGS = "Noch keine Sitzung eingetragen. Das geht unter Konferenzen."
GONE_MEETING = "Diese Sitzung ist nicht mehr da. Bitte wählen Sie eine andere aus."
NOBODY_ATTENDS = "Zu dieser Sitzung ist noch niemand eingetragen, der dieses Papier bekommt."
GONE_PERSON = "Diese Person nimmt nicht mehr teil. Bitte wählen Sie eine andere aus."
NO_ITEMS = "Auf der Tagesordnung dieser Sitzung steht noch kein Fall."
GONE_ITEM = "Dieser Fall steht nicht mehr auf der Tagesordnung. Bitte wählen Sie einen anderen aus."
NO_PASSAGES = "Für diese Person ist noch keine Vermittlung und kein Übergang eingetragen."
GONE_PASSAGE = "Diese Vermittlung ist nicht mehr da. Bitte wählen Sie eine andere aus."
GONE_CONSENT = (
    "Diese Grundlage gibt es nicht mehr, oder sie wird auf einem anderen Papier unterschrieben. "
    "Bitte wählen Sie eine andere aus."
)
NONE_WITHDRAWN = "Für diese Person ist kein Widerruf eingetragen."
NOBODY_TOLD = "Auf dieser Grundlage ist bisher nichts weitergegeben worden."
GONE_RECIPIENT = "Diese Stelle steht nicht mehr im Verzeichnis. Bitte wählen Sie eine andere aus."
UNCHECKED = "Ich weiß, dass die Übersetzung nicht geprüft ist"
PRINTED_SENTENCE = "Auf dem Papier steht dann: „{0}“"
NOT_CONFIRMED = (
    "Diese Übersetzung hat niemand geprüft. Bitte bestätigen Sie das links, oder nehmen Sie nur "
    "den deutschen Text."
)
BLANK = "Leer, zum Ausfüllen"
ALL = "alle, je ein Papier"
NAME_ONLY = "keine, nur der Name"
GOT_NOTHING = " (hat nach dem Verzeichnis nichts erhalten)"
TO_BE_CHECKED = " (bitte prüfen)"
DOUBTS = "Namen anderer im Text"
DOUBTS_HINT = (
    "Diese Wörter können Namen anderer Personen sein. Sie werden geschwärzt, bis Sie etwas anderes "
    "entscheiden."
)
BLACK = "schwärzen"
KEEP = "darf stehen bleiben"
_ONE_BLACK = "Ein Name einer anderen Person ist geschwärzt."
_BLACK = "{0} Namen anderer Personen sind geschwärzt."
_DECIDE = "Links können Sie das ansehen und entscheiden."
SHOWN_ONE = "Die Vorschau zeigt das erste von {0} Papieren."
EACH = "Jedes Papier ist nur für die Stelle oder die Person, die darauf steht"
MANY_WANTED = "Gewählt: {0} Papiere."
MANY_SAVED = "{0} Papiere gespeichert und vermerkt"
MANY_PRINTED = "{0} Papiere an den Drucker gegeben und vermerkt"
MANY_OUT = (
    "{0} von {1} Papieren sind hinausgegangen und vermerkt, die übrigen nicht. Was "
    "gerade an der Reihe war, steht im Verzeichnis mit „vielleicht“."
)
NOTED_FOR = "Wird im Weitergabe-Verzeichnis vermerkt: {0}"
OWN_OFFICE = "Bleibt in der eigenen Stelle; es wird nichts weitergegeben."
NOBODY_NAMED = "Darin wird niemand genannt, dessen Fall besprochen wird."
CASES_KNOWN = "Fälle mit Namen: {0} von {1}; die übrigen heißen „Fall 1“, „Fall 2“."
MANY_BASES = "Davon {0}. Jedes nennt nur, was dafür freigegeben ist."
GROUND = "Grundlage: {0}"
NO_GROUND = "Noch keine Grundlage eingetragen; nur der Name steht darauf."
BLANK_GROUND = "Ein leeres Blatt: Es nennt niemanden."


def blacked(count: int) -> str:
    """Say how many names are not readable on the pages."""
    return f"{_ONE_BLACK if count == 1 else _BLACK.format(count)} {_DECIDE}"
