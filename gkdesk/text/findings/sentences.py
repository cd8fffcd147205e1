"""One German sentence per finding: what was found, about whom, and no blame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import CefrLevel, CodeList, RecordKind
from gkdesk.text.codes.findings import Axis, FindingCode, Obstacle, StatusGroup, Territory
from gkdesk.text.findings.network import NETWORK_SENTENCES
from gkdesk.text.findings.writing import ended, listed, names_in
from gkdesk.text.wording.clients import counted, word

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.text.findings.facts import Facts, FindingWords

_OF_TERRITORY: dict[Territory | None, str] = {
    None: "",
    Territory.DISTRICT: " von Kreisen",
    Territory.CITY: " von kreisfreien Städten",
    Territory.TOWN: " von kreisangehörigen Kommunen",
}
_IN_WAY = {
    Obstacle.LEGAL_AREA: "am Rechtskreis",
    Obstacle.STATUS: "am Aufenthaltsstatus",
    Obstacle.LEVEL: "am Sprachniveau",
    Obstacle.MUNICIPALITY: "an der Gemeinde",
    Obstacle.CHILDCARE: "an der Kinderbetreuung",
    Obstacle.ADMISSION: "an der Frist für den Einstieg",
}
_AXES = {
    Axis.LEGAL_AREA: "Rechtskreis",
    Axis.LEVEL: "Sprachniveau",
    Axis.MUNICIPALITY: "Gemeinde",
    Axis.CHILDCARE: "",
}
NO_ORGANISATION = "ohne Organisation"
_STEERING = "Lenkungsgruppe"


def finding_sentence(code: FindingCode, facts: Facts, words: FindingWords) -> str:
    """Return what was found, in one or two short sentences."""
    if code in NETWORK_SENTENCES:
        return NETWORK_SENTENCES[code](facts)
    return _SENTENCES[code](facts, words)


def field_words(code: str, words: FindingWords) -> str:
    """Return a field of action, or that there is none."""
    return words.of(CodeList.FIELD_OF_ACTION, code) if code else "ohne Handlungsfeld"


def _no_core_group(_facts: Facts, words: FindingWords) -> str:
    bodies = listed(list(dict.fromkeys((words.core, _STEERING))), last="oder")
    return (
        f"Noch hat kein Gremium die Art {bodies}; darum lässt sich nichts vergleichen. Es zählt "
        "die eingetragene Art, nicht der Name."
    )


def _core_without_seats(facts: Facts, _words: FindingWords) -> str:
    return f"{facts.name}: Es sind noch keine Mitglieder eingetragen, die sich vergleichen lassen."


def _absent_from_core(facts: Facts, _words: FindingWords) -> str:
    return (
        f"{facts.name}: in {facts.number} von {facts.total} ausgewerteten Bündniskerngruppen"
        f"{_OF_TERRITORY[facts.territory]} ({facts.year}), bei Ihnen nicht.{_in_register(facts)}"
    )


def _in_register(facts: Facts) -> str:
    if not facts.names:
        return " Im Register steht noch keine Organisation dieser Art."
    return ended(f" Im Register: {names_in(facts)}")


def _absent_from_steering(facts: Facts, _words: FindingWords) -> str:
    return (
        f"{facts.name}: in der KIM-Handreichung für die Lenkungsgruppe genannt, bei Ihnen ohne "
        f"Sitz.{_in_register(facts)}"
    )


def _regional_absent(facts: Facts, _words: FindingWords) -> str:
    also = ended(f"Je nach Region nennt die KIM-Handreichung außerdem: {listed(facts.names)}")
    return f"{also} Bei Ihnen haben sie keinen Sitz in der Lenkungsgruppe."


def _need_unmet(facts: Facts, words: FindingWords) -> str:
    return f"{_need(facts, words)}: kein passendes Angebot. {_why(facts)}{_need_tail(facts)}"


def _need(facts: Facts, words: FindingWords) -> str:
    return f"Bedarf „{facts.name}“ ({field_words(facts.field, words)})"


def _why(facts: Facts) -> str:
    if Obstacle.NO_OFFER_IN_FIELD in facts.obstacles:
        return "Im Handlungsfeld ist kein Angebot eingetragen."
    offers = f"Im Handlungsfeld gibt es {counted(RecordKind.OFFER, facts.offers)}"
    if Obstacle.COMBINATION in facts.obstacles:
        return f"{offers}, aber keines erfüllt alle Bedingungen zugleich."
    points = [_IN_WAY[obstacle] for obstacle in facts.obstacles]
    return f"{offers}; es liegt {listed(points, last='oder')}."


def _need_tail(facts: Facts) -> str:
    people = f" Gezählt sind {facts.number} Menschen." if facts.number else ""
    return people if facts.has_owner else f"{people} Zuständig ist noch niemand."


def _need_uncertain(facts: Facts, words: FindingWords) -> str:
    offers = "ob das passende Angebot" if facts.offers == 1 else "ob eines der passenden Angebote"
    return (
        f"{_need(facts, words)}: Nicht eingetragen ist, {offers} eine Kinderbetreuung hat."
        f"{_need_tail(facts)}"
    )


def _need_without_field(facts: Facts, _words: FindingWords) -> str:
    return (
        f"Bedarf „{facts.name}“: Das Handlungsfeld fehlt; darum lässt er sich nicht mit den "
        f"Angeboten vergleichen.{_need_tail(facts)}"
    )


def _cell_empty(facts: Facts, words: FindingWords) -> str:
    needs = counted(RecordKind.NEED, facts.total)
    return f"{_field_first(facts, words)}, {_cell(facts, words)}: {needs}, aber kein Angebot."


def _cell(facts: Facts, words: FindingWords) -> str:
    axis = facts.axis or Axis.CHILDCARE
    return f"{_AXES[axis]} {column_words(axis, facts.value, words)}".strip()


def column_words(axis: Axis, value: str, words: FindingWords) -> str:
    """Return the head of a column of the gap matrix; "" is what names no value."""
    if not value:
        return "ohne Angabe"
    match axis:
        case Axis.LEGAL_AREA:
            return words.of(CodeList.LEGAL_AREA, value)
        case Axis.LEVEL:
            return word(CefrLevel(value))
        case Axis.MUNICIPALITY:
            return words.municipality(value)
        case Axis.CHILDCARE:
            return "mit Kinderbetreuung"


def cell_words(needs: int, offers: int) -> str:
    """Say what stands in a cell of the gap matrix."""
    if not needs and not offers:
        return "nichts eingetragen"
    wanted = counted(RecordKind.NEED, needs) if needs else "kein Bedarf"
    return f"{wanted}, {counted(RecordKind.OFFER, offers) if offers else 'kein Angebot'}"


def _field_first(facts: Facts, words: FindingWords) -> str:
    text = field_words(facts.field, words)
    return text[:1].upper() + text[1:]


def _field_empty(facts: Facts, words: FindingWords) -> str:
    return f"{_field_first(facts, words)}: Es ist weder ein Angebot noch ein Bedarf eingetragen."


def _field_closed(facts: Facts, words: FindingWords) -> str:
    offers = (
        "Das einzige Angebot ist nach den Angaben nicht offen"
        if facts.total == 1
        else f"Keines der {facts.total} Angebote ist nach den Angaben offen"
    )
    return f"{_field_first(facts, words)}: {offers} für {_groups(facts)}."


def _offer_closed(facts: Facts, _words: FindingWords) -> str:
    return f"Das Angebot „{facts.name}“ ist nach den Angaben nicht offen für {_groups(facts)}."


def _groups(facts: Facts) -> str:
    return f"Menschen mit {status_words(facts.groups)}"


def status_words(groups: tuple[StatusGroup, ...]) -> str:
    """Write `Duldung oder Aufenthaltsgestattung`."""
    return " oder ".join(word(group) for group in groups)


def _cell_several(facts: Facts, words: FindingWords) -> str:
    where = [field_words(facts.field, words)]
    where.append(f"Gemeinde {words.municipality(facts.value)}" if facts.value else "alle Gemeinden")
    if facts.levels:
        first, last = word(CefrLevel(facts.levels[0])), word(CefrLevel(facts.levels[-1]))
        where.append(first if first == last else f"{first} bis {last}")
    where += [words.of(CodeList.LEGAL_AREA, code) for code in facts.legal_areas]
    return ended(
        f"{facts.total} Angebote stehen nebeneinander ({', '.join(where)}): {names_in(facts)}"
    )


_SENTENCES: dict[FindingCode, Callable[[Facts, FindingWords], str]] = {
    FindingCode.NO_CORE_GROUP: _no_core_group,
    FindingCode.CORE_WITHOUT_SEATS: _core_without_seats,
    FindingCode.ABSENT_FROM_CORE: _absent_from_core,
    FindingCode.ABSENT_FROM_STEERING: _absent_from_steering,
    FindingCode.REGIONAL_ABSENT: _regional_absent,
    FindingCode.NEED_UNMET: _need_unmet,
    FindingCode.NEED_UNCERTAIN: _need_uncertain,
    FindingCode.NEED_WITHOUT_FIELD: _need_without_field,
    FindingCode.CELL_EMPTY: _cell_empty,
    FindingCode.FIELD_EMPTY: _field_empty,
    FindingCode.FIELD_CLOSED: _field_closed,
    FindingCode.OFFER_CLOSED: _offer_closed,
    FindingCode.CELL_SEVERAL: _cell_several,
}
