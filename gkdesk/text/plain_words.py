"""Word lists of the rules of Einfache Sprache; all of them are ours."""

from __future__ import annotations

import re

ABBREVIATIONS = re.compile(
    r"\b(?:z\.\s?B\.|d\.\s?h\.|u\.\s?a\.|o\.\s?ä\.|i\.\s?d\.\s?R\.|s\.\s?o\.|s\.\s?u\."
    r"|usw\.|bzw\.|ca\.|evtl\.|ggf\.|inkl\.|max\.|min\.|mind\.|Nr\.|Str\.|Tel\.|Abs\.|Art\."
    r"|vgl\.|geb\.|tgl\.|Std\.|Min\.|Mo\.|Di\.|Mi\.|Do\.|Fr\.|Sa\.|So\.)"
)

SUBJUNCTIVES = re.compile(
    r"\b(?:würden?|könnten?|sollten?|müssten?|dürften?|hätten?|wären?|seien?|käme[n]?|gäbe[n]?"
    r"|bräuchten?|wüssten?|ginge[n]?|ließe[n]?)\b",
    re.IGNORECASE,
)

NUMBER_WORDS = re.compile(
    r"\b(?:(?:drei|vier|fünf|sech|sieb|acht|neun)zehn"
    r"|(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?"
    r"(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)"
    r"|(?:ein)?hundert|(?:ein)?tausend)\b",
    re.IGNORECASE,
)

OFFICIAL_WORDS: dict[str, str] = {
    "anlässlich": "bei",
    "antragsteller": "Sie",
    "antragstellerin": "Sie",
    "ausschließlich": "nur",
    "aushändigen": "geben",
    "beabsichtigen": "wollen",
    "benötigen": "brauchen",
    "benötigt": "braucht",
    "bereits": "schon",
    "bereitstellen": "geben",
    "betreffend": "zu",
    "bezüglich": "zu",
    "diesbezüglich": "dazu",
    "einreichen": "abgeben",
    "entsprechend": "passend",
    "erforderlich": "nötig",
    "erfolgen": "sein",
    "erfolgt": "ist",
    "erhalten": "bekommen",
    "erhält": "bekommt",
    "etwaige": "mögliche",
    "gegebenenfalls": "vielleicht",
    "gemäß": "nach",
    "gewährleisten": "sichern",
    "hinsichtlich": "zu",
    "individuell": "eigen",
    "individuelle": "eigene",
    "institution": "Stelle",
    "institutionen": "Stellen",
    "jedoch": "aber",
    "kommunikation": "Gespräch",
    "kompetenz": "Können",
    "kompetenzen": "Können",
    "kontaktieren": "anrufen oder schreiben",
    "koordination": "Absprache",
    "lediglich": "nur",
    "mittels": "mit",
    "obliegt": "gehört zu",
    "prozess": "Weg",
    "relevant": "wichtig",
    "relevante": "wichtige",
    "ressourcen": "Kräfte",
    "sowie": "und",
    "umgehend": "sofort",
    "unverzüglich": "sofort",
    "verfügen": "haben",
    "vorbehaltlich": "wenn",
    "vorlegen": "zeigen",
    "zuzüglich": "und dazu",
    "zwecks": "für",
}
"""Words of offices and foreign words, with what to say instead."""

ONE_WORD: dict[str, str] = {
    "anschrift": "Adresse",
    "aufenthaltspapier": "Aufenthalts-Papier",
    "aufenthaltstitel": "Aufenthalts-Papier",
    "beratungsstelle": "Beratungs-Stelle",
    "beratungsstellen": "Beratungs-Stellen",
    "dokument": "Papier",
    "dokumente": "Papiere",
    "dolmetscher": "Person zum Dolmetschen",
    "dolmetscherin": "Person zum Dolmetschen",
    "fernsprecher": "Telefon",
    "lehrgang": "Kurs",
    "rufnummer": "Telefon",
    "schreiben-vom-amt": "Brief vom Amt",
    "schriftstück": "Brief",
    "sprechzeiten": "Öffnungszeiten",
    "telefonnummer": "Telefon",
    "übersetzer": "Person zum Dolmetschen",
    "übersetzerin": "Person zum Dolmetschen",
}
"""Second words for something that these texts call by another one."""
