"""What the page Drucken & Senden says where no pages can be shown or printed."""

from __future__ import annotations

NOBODY = "Wählen Sie links eine Person. Hier erscheint dann das Heft, genau wie es gedruckt wird."
NOBODY_LEFT = "Der Filter lässt niemanden übrig."
FIRST = "Seite 1; die anderen entstehen …"
MAKING = "Das Heft entsteht …"
REMAKING = "Das Heft wird neu gemacht …"
CHANGED = (
    "Das Heft hat sich eben geändert. Es ging nichts hinaus, und nichts wurde vermerkt. Bitte "
    "sehen Sie sich die neue Vorschau an und wählen Sie dann noch einmal."
)
HANDED_OVER = "An den Drucker gegeben und im Weitergabe-Verzeichnis vermerkt"
CANCELLED = "Der Druck wurde angehalten. Es wurde nichts gedruckt und nichts vermerkt."
MAYBE_PRINTED = (
    "Der Druck wurde angehalten. Ein Teil des Hefts kann schon gedruckt sein: Bitte am Drucker "
    "nachsehen. Im Weitergabe-Verzeichnis ist das vermerkt."
)
NO_PRINTER = (
    "Der Drucker hat den Auftrag nicht angenommen. Es wurde nichts gedruckt und nichts vermerkt."
)
NOTED_MAYBE_PRINTED = (
    "Im Weitergabe-Verzeichnis steht das Heft mit dem Wort „vielleicht“: Bitte sehen Sie am "
    "Drucker nach."
)
NOTED_MAYBE_SAVED = (
    "Im Weitergabe-Verzeichnis steht das Heft mit dem Wort „vielleicht“: Bitte sehen Sie im Ordner "
    "nach, ob die Datei da ist."
)
SAVED = "Gespeichert und im Weitergabe-Verzeichnis vermerkt"
NO_FILE_FOR_ONE = (
    "Hier wird nur auf Papier gedruckt. Es ist keine Datei entstanden. Für eine Datei nehmen Sie "
    "„Speichern unter …“: Dann kann nur Ihre Anmeldung sie lesen, und das Weitergabe-Verzeichnis "
    "nennt sie gespeichert."
)
NO_FILE_FOR_MANY = (
    "Viele Hefte lassen sich nicht in eine einzige Datei drucken. Es ist keine entstanden. "
    "Nehmen Sie „Alle speichern …“: Dann entsteht für jede Person eine eigene Datei."
)
NOTHING_CHANGED = (
    "Seit dem letzten Drucken oder Speichern hat sich nichts geändert: Es gibt nichts neu zu "
    "drucken."
)
NO_COVER = "Der Drucker hat das Deckblatt nicht angenommen."
TAKE_SHEETS = "Fassung „{}“ nehmen"
