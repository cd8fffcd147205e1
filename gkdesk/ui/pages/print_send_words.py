"""What the page Drucken & Senden says where no pages can be shown or printed."""

from __future__ import annotations

NOBODY = "Wählen Sie links eine Person. Hier erscheint dann das Heft, genau wie es gedruckt wird."
NOBODY_LEFT = "Der Filter lässt niemanden übrig."
MAKING = "Das Heft entsteht …"
REMAKING = "Das Heft wird neu gemacht …"
CHANGED = (
    "Das Heft hat sich eben geändert. Es wurde nichts ausgegeben und nichts vermerkt. Bitte sehen "
    "Sie sich die neue Vorschau an und wählen Sie dann noch einmal."
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
NO_FILE_FOR_MANY = (
    "Viele Hefte lassen sich nicht in eine einzige Datei drucken. Es wurde nichts ausgegeben. "
    "Nehmen Sie „Alle speichern …“: Dann entsteht für jede Person eine eigene Datei."
)
