"""Forms of address that lists write before a name: they have a field of their own."""

from __future__ import annotations

import re

from gkdesk.text.codes.clients import Salutation

_NAME, _SALUTATION = "contact.name", "contact.salutation"
_FORMS = {
    **dict.fromkeys(("frau", "fr."), Salutation.MS),
    **dict.fromkeys(("herr", "herrn", "hr.", "hrn."), Salutation.MR),
}
_SEVERAL = re.compile(r"[,;/&+]|\b(?:und|u\.|sowie|bzw\.)(?:\s|$)", re.IGNORECASE)


def take_salutation(values: dict[str, object]) -> None:
    """Take the form of address out of a name; one that contradicts the field for it stays.

    The last word is a name in any case, and so is the whole of several people.
    """
    name = str(values.get(_NAME, ""))
    words = name.split()
    found = [word for word in words[:-1] if word.casefold() in _FORMS]
    if len(found) != 1 or _SEVERAL.search(name):
        return
    form = _FORMS[found[0].casefold()]
    if values.setdefault(_SALUTATION, form) is form:
        words.remove(found[0])
        values[_NAME] = " ".join(words)
