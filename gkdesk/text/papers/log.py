"""The German words of the sheet with the head of the log."""

from __future__ import annotations

TITLE = "Kennziffer des Protokolls"
PURPOSE = (
    "Das Protokoll hält jede Änderung fest, ohne Namen und ohne Texte. Jede Zeile ist mit allen "
    "früheren verkettet. Stimmt diese Kennziffer später noch für dieselbe Zeile, wurde vor ihr "
    "nichts entfernt und nichts geändert."
)
LINE = "Zeile"
NUMBER = "Kennziffer"
PRINTED_ON = "Gedruckt am"
KEPT_BY = "Verwahrt bei"
SIGNED = "Datum, Unterschrift"
