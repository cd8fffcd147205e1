"""Where a long German word may go on in the next line.

That is at the seams of its parts, else between its syllables. A soft hyphen marks each place;
nobody sees it where the line does not end.
"""

from __future__ import annotations

import re

SOFT_HYPHEN = "\u00ad"
LONG = 16
"""Letters that a narrow column holds in one line."""

_SHORTEST = 3
_ALWAYS_JOINED = 0x0590
"""From here on scripts are written in joined letters, or have their own places to break."""

_PARTS = (
    r"agentur|amt|angebot|angehörig|angelegenheit|arbeit|aufgabe|ausbildung|ausgabe|beauftragt|"
    r"behörde|beirat|beratung|betreuung|bezirk|büro|dienst|entwicklung|fach|familien|"
    r"flüchtling|förder|gemeinschaft|gesellschaft|gesundheit|gruppe|handwerk|haus|hilfe|"
    r"initiative|jugend|kammer|kirche|kolleg|konflikt|koordination|leistung|management|"
    r"netzwerk|organisation|person|pflege|projekt|qualifizier|schaft|schuldner|schule|schutz|selbst|sozial|stätte|"
    r"stelle|stiftung|teilhabe|überwachung|übertragung|unterkunft|unterstützung|"
    r"vereinbarung|verband|verein|verwaltung|vollzug|wirtschaft|wohlfahrt|zentrum|zuwander"
)
_SEAM = re.compile(
    f"(?<=[^\\W\\d_]{{{_SHORTEST}}})(?:(?={_PARTS})"
    r"|(?<=ungs)|(?<=heits)|(?<=keits)|(?<=schafts)|(?<=ions))(?=[^\W\d_]{3})",
    re.IGNORECASE,
)
_SYLLABLE = re.compile(
    r"(?<=[aeiouyäöü])([^\Waeiouyäöü\d_]*?)(?=(?:sch|ch|ck|ph|th|[^\Waeiouyäöü\d_])[aeiouyäöü])",
    re.IGNORECASE,
)


def hyphenated(text: str, longest: int = LONG) -> str:
    """Return the text with soft hyphens in its words of more than `longest` letters."""
    return " ".join(_marked(word, longest) for word in text.split(" "))


def _marked(word: str, longest: int) -> str:
    if len(word) <= longest or any(ord(letter) >= _ALWAYS_JOINED for letter in word):
        return word
    parts = _SEAM.sub(SOFT_HYPHEN, word).split(SOFT_HYPHEN)
    return SOFT_HYPHEN.join(part if len(part) <= longest else _in_syllables(part) for part in parts)


def _in_syllables(part: str) -> str:
    """Mark the syllables, or, in what has none, a place after every few letters."""
    marked = _SYLLABLE.sub(rf"\1{SOFT_HYPHEN}", part)
    pieces = marked.split(SOFT_HYPHEN)
    while len(pieces) > 1 and len(pieces[0]) < _SHORTEST:
        pieces[:2] = ["".join(pieces[:2])]
    while len(pieces) > 1 and len(pieces[-1]) < _SHORTEST:
        pieces[-2:] = ["".join(pieces[-2:])]
    return SOFT_HYPHEN.join(_cut(piece) for piece in pieces)


def _cut(piece: str) -> str:
    return SOFT_HYPHEN.join(piece[at : at + LONG] for at in range(0, len(piece), LONG))
