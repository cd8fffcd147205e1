"""What has changed between two states of the network, in plain sentences."""

from __future__ import annotations

from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.network import Fate

NOTHING = "ohne Angabe"
EVERYBODY = "alle"
WHOLE_AREA = "alle Gemeinden"
GONE_MUNICIPALITY = "nicht mehr vorhandene Gemeinde"
GONE_ORGANISATION = "nicht mehr vorhandene Organisation"
NOW = "Heute"
UNREADABLE = "Dieser Stand lässt sich nicht lesen."
BEGAN = "Die Zusammenarbeit beginnt."
ENDED = "Die Zusammenarbeit endet."
FIRST_SEEN = "Die Kooperation steht im Netzwerk."
MISSING = "Die Kooperation steht nicht mehr im Netzwerk."

_ACTOR = {
    Fate.NEW: "{0} ist neu im Netzwerk.",
    Fate.GONE: "{0} ist nicht mehr im Netzwerk.",
    Fate.CHANGED: "Bei {0} hat sich etwas geändert.",
}
_MERGED = "{0} wurde mit {1} zusammengelegt."
_TIE = {
    Fate.NEW: "{0} und {1} haben eine neue Kooperation.",
    Fate.GONE: "{0} und {1}: Eine Kooperation ist weggefallen.",
    Fate.CHANGED: "{0} und {1}: Die Kooperation hat sich geändert.",
}
_GROUP = {
    Fate.NEW: "Das Gremium {0} ist neu.",
    Fate.GONE: "Das Gremium {0} gibt es nicht mehr.",
    Fate.CHANGED: "Beim Gremium {0} hat sich etwas geändert.",
}
_SEAT = {
    Fate.NEW: "{0}: {1} hat einen neuen Sitz{2}.",
    Fate.GONE: "{0}: Der Sitz von {1}{2} ist weggefallen.",
    Fate.CHANGED: "{0}: Der Sitz von {1}{2} hat sich geändert.",
}
_LOOSE_SEAT = {
    Fate.NEW: "{0}: Ein Sitz ohne Organisation{1} ist neu.",
    Fate.GONE: "{0}: Ein Sitz ohne Organisation{1} ist weggefallen.",
    Fate.CHANGED: "{0}: Ein Sitz ohne Organisation{1} hat sich geändert.",
}
_OFFER = {
    Fate.NEW: "Das Angebot {0} ist neu.",
    Fate.GONE: "Das Angebot {0} gibt es nicht mehr.",
    Fate.CHANGED: "Beim Angebot {0} hat sich etwas geändert.",
}
_NEED = {
    Fate.NEW: "Der Bedarf {0} ist neu.",
    Fate.GONE: "Der Bedarf {0} ist nicht mehr eingetragen.",
    Fate.CHANGED: "Beim Bedarf {0} hat sich etwas geändert.",
}
_AGREEMENT = {
    Fate.NEW: "{0} und {1}: Neu vereinbart ist: {2}.",
    Fate.GONE: "{0} und {1}: Weggefallen ist: {2}.",
    Fate.CHANGED: "{0} und {1}: Geändert ist: {2}.",
}


def actor_sentence(name: str, fate: Fate) -> str:
    """Say what became of an organisation."""
    return _ACTOR[fate].format(inside(name))


def merged_sentence(name: str, other: str) -> str:
    """Say into which organisation another one went."""
    return _MERGED.format(inside(name), inside(other))


def offer_sentence(name: str, provider: str, fate: Fate) -> str:
    """Say what became of an offer; it may have no provider."""
    whose = f" ({inside(provider)})" if provider else ""
    return _OFFER[fate].format(f"„{inside(name)}“{whose}")


def need_sentence(topic: str, fate: Fate) -> str:
    """Say what became of a need."""
    return _NEED[fate].format(f"„{inside(topic)}“")


def tie_sentence(first: str, second: str, fate: Fate) -> str:
    """Say what became of a cooperation."""
    return _TIE[fate].format(inside(first), inside(second))


def group_sentence(name: str, fate: Fate) -> str:
    """Say what became of a body."""
    return _GROUP[fate].format(f"„{inside(name)}“")


def seat_sentence(body: str, organisation: str, role: str, fate: Fate) -> str:
    """Say what became of a seat in a body; it may have no organisation and no role."""
    as_what = f" ({inside(role)})" if role else ""
    if not organisation:
        return _LOOSE_SEAT[fate].format(inside(body), as_what)
    return _SEAT[fate].format(inside(body), inside(organisation), as_what)


def agreement_sentence(first: str, second: str, basis: str, fate: Fate) -> str:
    """Say what became of a written basis of a cooperation."""
    return _AGREEMENT[fate].format(inside(first), inside(second), basis)


def field_sentence(field: str, before: str, now: str) -> str:
    """Say what a field said and what it says now."""
    return f"{field}: bisher „{inside(before)}“, jetzt „{inside(now)}“"


def state_sentence(name: str, sentence: str) -> str:
    """Say what a kept state tells."""
    return f"{inside(name)} – {sentence}"


def signed_sentence(basis: str) -> str:
    """Say that an agreement was signed."""
    return f"Unterzeichnet: {basis}."


def ran_out_sentence(basis: str) -> str:
    """Say that an agreement ran out."""
    return f"Ausgelaufen: {basis}."
