"""What the map says about itself."""

from __future__ import annotations

NAME = "Karte des Netzwerks"
KEYS = (
    "Pfeiltasten gehen zur nächsten Organisation, Bild auf und Bild ab zu ihren Kooperationen, "
    "Eingabe öffnet. C verbindet, Leertaste verschiebt, K zeigt das Menü. "
    "Plus und Minus ändern die Größe, 0 zeigt alles. Buchstaben suchen einen Namen."
)
TWIN = "Die Tabelle zeigt dasselbe als Liste."

REST = "Ziehen verschiebt eine Organisation, der Griff an ihr verbindet sie, Doppelklick öffnet."
REST_KEYS = "Pfeile: gehen · Eingabe: öffnen · C: verbinden · Leertaste: verschieben · K: Menü"
CONNECT = "Verbinden: „{name}“ mit … Organisation anklicken oder mit Pfeiltasten wählen."
CONNECT_TO = "Verbinden: „{name}“ mit „{other}“. Eingabe bestätigt, Esc bricht ab."
MOVE = "„{name}“ verschieben: Pfeiltasten, dann Eingabe. Esc bricht ab."
MOVE_BY_HAND = "„{name}“ verschieben. Loslassen setzt sie hier ab, Esc bricht ab."
UNNAMED = "Namen ohne Platz: {count} (Vergrößern zeigt sie)."
NOT_FOUND = "Keine Organisation auf der Karte heißt „{text}“."

ZOOM_IN = "Vergrößern (+)"
ZOOM_OUT = "Verkleinern (−)"
FIT = "Ganze Karte zeigen (0)"
LEGEND = "Legende"
LEGEND_TIP = "Legende unter der Karte zeigen oder verbergen"
FIND = "Auf der Karte finden"
FIND_TIP = "Name einer Organisation eingeben; Eingabe geht zum nächsten Treffer"
ZOOM_NOW = "Vergrößerung {percent} Prozent"
TOOLS = "Werkzeuge der Karte"
