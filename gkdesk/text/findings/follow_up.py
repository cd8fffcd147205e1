"""What a task or a need is called that somebody makes of a finding; proposed, then confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.findings import FindingCode, StatusGroup
from gkdesk.text.findings.sentences import field_words, status_words
from gkdesk.text.findings.writing import both
from gkdesk.text.wording.interface_checks import INTERFACE_CHECKS

if TYPE_CHECKING:
    from gkdesk.text.findings.facts import Facts, FindingWords

_OF_NOTHING = {
    FindingCode.NO_CORE_GROUP: "Gremium „{core}“ eintragen",
    FindingCode.REGIONAL_ABSENT: "Weitere Sitze in der Lenkungsgruppe besprechen",
    FindingCode.UNASSIGNED_UNCHECKED: "Angaben ohne Organisation prüfen",
    FindingCode.SIZE: "Größe des Netzwerks besprechen",
    FindingCode.DENSITY: "Dichte des Netzwerks besprechen",
    FindingCode.AGREEMENTS: "Vereinbarungen besprechen",
}
_OF_NAME = {
    FindingCode.CORE_WITHOUT_SEATS: "Mitglieder eintragen",
    FindingCode.ABSENT_FROM_CORE: "Sitz im Gremium „{core}“ besprechen",
    FindingCode.ABSENT_FROM_STEERING: "Sitz in der Lenkungsgruppe besprechen",
    FindingCode.NEED_UNMET: "Passendes Angebot suchen",
    FindingCode.NEED_UNCERTAIN: "Kinderbetreuung klären",
    FindingCode.NEED_WITHOUT_FIELD: "Handlungsfeld eintragen",
    FindingCode.OFFER_CLOSED: "Zugang zum Angebot klären",
    FindingCode.PARTNER_WITHOUT_CONTACT: "Ansprechperson erfragen",
    FindingCode.ONE_PERSON_ONLY: "Weitere Ansprechperson erfragen",
    FindingCode.BODY_ON_ONE_ORGANISATION: "Weitere Mitglieder gewinnen",
    FindingCode.BODY_ON_ONE_PERSON: "Vertretung klären",
    FindingCode.LED_BY_ONE: "Leitung der Gremien besprechen",
    FindingCode.WITHOUT_DEPUTY: "Vertretung erfragen",
    FindingCode.NEVER_CHECKED: "Angaben prüfen",
    FindingCode.LONG_UNCHECKED: "Angaben prüfen",
    FindingCode.BRIDGE: "Weitere Verbindungen prüfen",
    FindingCode.ISOLATED: "Kontakt aufnehmen",
    FindingCode.MANY_BODIES: "Beteiligung an Gremien besprechen",
    FindingCode.FUNCTION_IN_MANY_BODIES: "Beteiligung an Gremien besprechen",
    FindingCode.PARTNER_WITHOUT_SEAT: "Sitz in einem Gremium besprechen",
    FindingCode.FEW_PRESENT: "Teilnahme besprechen",
}
_OF_FIELD = {
    FindingCode.CELL_EMPTY: "Passendes Angebot suchen",
    FindingCode.FIELD_EMPTY: "Angebote und Bedarfe erfragen",
    FindingCode.FIELD_CLOSED: "Zugang zu Angeboten klären",
    FindingCode.CELL_SEVERAL: "Angebote abstimmen",
}
_OF_PAIR = {
    FindingCode.PAIR_WITHOUT_COOPERATION: "Zusammenarbeit klären",
    **{check.finding: check.task for check in INTERFACE_CHECKS},
    FindingCode.SEVERAL_ANSWERED_NO: "Prüffragen besprechen",
    FindingCode.CHECKS_OPEN: "Prüffragen besprechen",
    FindingCode.REVIEW_DUE: "Vereinbarung prüfen",
    FindingCode.AGREEMENT_RAN_OUT: "Fortführung der Vereinbarung klären",
}


def task_words(code: FindingCode, facts: Facts, words: FindingWords) -> str:
    """Return what is to do about a finding."""
    if code in _OF_NOTHING:
        return _OF_NOTHING[code].format(core=words.core)
    if code in _OF_NAME:
        return f"{_OF_NAME[code].format(core=words.core)}: {inside(facts.name)}"
    if code in _OF_FIELD:
        return f"{_OF_FIELD[code]}: {field_words(facts.field, words)}"
    return f"{_OF_PAIR[code]}: {both(facts)}"


def need_topic(code: FindingCode, facts: Facts, words: FindingWords) -> str:
    """Return the topic of a need that a finding shows."""
    if code is FindingCode.OFFER_CLOSED:
        return f"Zugang zu „{inside(facts.name)}“ oder ein Angebot gleicher Art"
    field = field_words(facts.field, words)
    return f"{field}: offenes Angebot" if facts.groups else f"{field}: Angebot"


def need_group(groups: tuple[StatusGroup, ...]) -> str:
    """Return the people whom an offer leaves out."""
    return f"Menschen mit {status_words(groups)}" if groups else ""
