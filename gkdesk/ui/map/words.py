"""What the map says about itself."""

from __future__ import annotations

NAME = "Karte des Netzwerks"
KEYS = (
    "Pfeiltasten gehen zur nächsten Organisation, Bild auf und Bild ab zu ihren Kooperationen, "
    "Enter öffnet. C verbindet, Leertaste verschiebt, K zeigt das Menü. "
    "Plus und Minus ändern die Größe, 0 zeigt alles. Buchstaben suchen einen Namen."
)
TWIN = "Die Tabelle zeigt dasselbe als Liste."

REST = "Ziehen verschiebt eine Organisation, der Griff an ihr verbindet sie, Doppelklick öffnet."
REST_KEYS = "Pfeile: gehen · Enter: öffnen · C: verbinden · Leertaste: verschieben · K: Menü"
CONNECT = "Mit wem verbinden? Anklicken oder mit Pfeiltasten wählen, Esc bricht ab. Von „{name}“."
CONNECT_TO = "Enter verbindet, Esc bricht ab: „{name}“ mit „{other}“."
MOVE = "Pfeiltasten verschieben, Enter setzt ab, Esc bricht ab: „{name}“."
MOVE_BY_HAND = "„{name}“ verschieben. Loslassen setzt sie hier ab, Esc bricht ab."
UNNAMED = "Namen ohne Platz: {count} (Vergrößern zeigt sie)."
NOT_FOUND = "Keine Organisation auf der Karte heißt „{text}“."
ONE_FOUND = "1 Treffer für „{text}“."
FOUND = "Treffer {place} von {number} für „{text}“. Enter geht zum nächsten."
NOBODY_THERE = {
    (-1, 0): "Weiter links steht keine Organisation.",
    (1, 0): "Weiter rechts steht keine Organisation.",
    (0, -1): "Weiter oben steht keine Organisation.",
    (0, 1): "Weiter unten steht keine Organisation.",
}

ZOOM_IN = "Vergrößern (+)"
ZOOM_OUT = "Verkleinern (−)"
FIT = "Ganze Karte zeigen (0)"
LEGEND = "Legende"
LEGEND_TIP = "Legende unter der Karte zeigen oder verbergen"
FIND = "Auf der Karte finden"
FIND_TIP = "Name einer Organisation eingeben; Enter geht zum nächsten Treffer"
ZOOM_NOW = "Vergrößerung {percent} Prozent"
TOOLS = "Werkzeuge der Karte"
