"""The sentences of findings about ties, cover, upkeep, figures and load."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.findings import FindingCode
from gkdesk.text.dates import format_day_joined
from gkdesk.text.findings.writing import both, ended, listed, names_in, other_organisations
from gkdesk.text.wording.clients import counted
from gkdesk.text.wording.interface_checks import INTERFACE_CHECKS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from gkdesk.text.findings.facts import Facts

_QUESTIONS = len(INTERFACE_CHECKS)


def _pair_without_cooperation(facts: Facts) -> str:
    people = "Menschen" if facts.number is None else f"{facts.number} Menschen"
    return f"{both(facts)} begleiten {people} gemeinsam; eine Kooperation ist nicht eingetragen."


def _partner_without_contact(facts: Facts) -> str:
    return (
        f"{facts.name} begleitet mit {other_organisations(facts.total)} dieselben Menschen; eine "
        "Ansprechperson ist nicht eingetragen."
    )


def _answered_no(found: str, facts: Facts) -> str:
    return found.format(both=both(facts))


def _several_answered_no(facts: Facts) -> str:
    return (
        f"{both(facts)}: Mit Nein beantwortet ist {listed([f'„{each}“' for each in facts.names])}."
    )


def _checks_open(facts: Facts) -> str:
    if facts.total == 1:
        return f"{both(facts)}: Eine der {_QUESTIONS} Prüffragen zur Schnittstelle ist noch offen."
    return (
        f"{both(facts)}: {facts.total} der {_QUESTIONS} Prüffragen zur Schnittstelle sind noch "
        "offen."
    )


def _one_person_only(facts: Facts) -> str:
    sentence = f"{facts.name} ist nur über eine Ansprechperson ohne Vertretung erreichbar"
    if not facts.total:
        return f"{sentence}."
    return f"{sentence} und mit {other_organisations(facts.total)} verbunden."


def _body_on_one_organisation(facts: Facts) -> str:
    return ended(f"{facts.name}: Alle eingetragenen Plätze gehören zu {facts.other}")


def _body_on_one_person(facts: Facts) -> str:
    where = f" ({names_in(facts)})" if facts.names else ""
    return f"{facts.name}: Eine einzige Person ohne Vertretung trägt das Gremium{where}."


def _led_by_one(facts: Facts) -> str:
    return (
        f"{facts.name} leitet oder koordiniert {facts.number} von {facts.total} Gremien mit "
        "eingetragener Leitung."
    )


def _without_deputy(facts: Facts) -> str:
    fixed = facts.number or 0
    tail = {0: "", 1: ", darunter eine feste Ansprechperson"}.get(
        fixed, f", darunter {fixed} feste Ansprechpersonen"
    )
    return (
        f"{facts.name}: Für {facts.people} von {facts.total} Ansprechpersonen ist keine Vertretung "
        f"eingetragen{tail}."
    )


def _never_checked(facts: Facts) -> str:
    return f"{facts.name}: {_to_check(facts)}."


def _unassigned_unchecked(facts: Facts) -> str:
    return f"Ohne Organisation: {_to_check(facts)}."


def _to_check(facts: Facts) -> str:
    counts = (
        (RecordKind.CONTACT_PERSON, facts.people),
        (RecordKind.OFFER, facts.offers),
        (RecordKind.COOPERATION, facts.ties),
    )
    items = ["die Angaben zur Organisation"] if facts.own else []
    items += [counted(kind, number) for kind, number in counts if number]
    one = not facts.own and facts.people + facts.offers + facts.ties == 1
    verb = "ist" if one else "sind"
    return f"Zu prüfen {verb} {listed(items)}; {_last_checked(facts.day)}"


def _last_checked(day: dt.date | None) -> str:
    if day is None:
        return "mindestens eine Angabe wurde noch nie geprüft"
    return f"die älteste Prüfung war am {format_day_joined(day)}"


def _review_due(facts: Facts) -> str:
    return f"{both(facts)}: Ihre Vereinbarung ist seit dem {_day(facts)} zur Prüfung fällig."


def _agreement_ran_out(facts: Facts) -> str:
    return (
        f"{both(facts)}: Ihre Vereinbarung ist am {_day(facts)} ausgelaufen, eine neue ist nicht "
        "eingetragen."
    )


def _day(facts: Facts) -> str:
    return "heutigen Tag" if facts.day is None else format_day_joined(facts.day)


def _size(facts: Facts) -> str:
    ties = counted(RecordKind.COOPERATION, facts.ties) if facts.ties else "noch keine Kooperation"
    return f"Das Netzwerk umfasst {counted(RecordKind.ORGANISATION, facts.total)} und {ties}."


def _density(facts: Facts) -> str:
    share = f"{100 * facts.share:.1f}".replace(".", ",")
    return f"Von allen möglichen Paaren haben {share} % eine eingetragene Kooperation."


def _agreements(facts: Facts) -> str:
    years = [f"{figure.year} in {figure.alliances} von {figure.of}" for figure in facts.years]
    return (
        f"{_in_force(facts)} Landesweit gab es Kooperationsvereinbarungen {listed(years)} "
        "ausgewerteten Bündnissen."
    )


def _in_force(facts: Facts) -> str:
    if not facts.total:
        return "Derzeit gilt keine eingetragene schriftliche Grundlage der Zusammenarbeit."
    verb = (
        "gilt eine schriftliche Grundlage"
        if facts.total == 1
        else (f"gelten {facts.total} schriftliche Grundlagen")
    )
    agreements = {0: "keine Kooperationsvereinbarung", 1: "eine Kooperationsvereinbarung"}.get(
        facts.number or 0, f"{facts.number} Kooperationsvereinbarungen"
    )
    return f"Derzeit {verb} der Zusammenarbeit, darunter {agreements}."


def _bridge(facts: Facts) -> str:
    only = ended(f" Nur so angebunden: {names_in(facts)}") if facts.names else ""
    return f"{facts.name} verbindet Teile des Netzwerks, die sonst nicht verbunden sind.{only}"


def _isolated(facts: Facts) -> str:
    return f"{facts.name}: Es ist noch keine Kooperation eingetragen."


def _many_bodies(facts: Facts) -> str:
    sentence = f"{facts.name} ist in {facts.number} von {facts.total} Gremien vertreten"
    if not facts.meetings:
        return f"{sentence}."
    times = "eine Sitzung" if facts.meetings == 1 else f"{facts.meetings} Sitzungen"
    return f"{sentence}; in den letzten zwölf Monaten gab es dort {times}."


def _function_in_many_bodies(facts: Facts) -> str:
    return f"{facts.name}: Die Funktion „{facts.other}“ hat Plätze in {facts.number} Gremien."


def _partner_without_seat(facts: Facts) -> str:
    return (
        f"{facts.name} ist mit {other_organisations(facts.total)} verbunden und hat in keinem "
        "Gremium einen Sitz."
    )


def _few_present(facts: Facts) -> str:
    return (
        f"{facts.name}: In den letzten zwölf Monaten waren in {facts.meetings} Sitzungen im Mittel "
        f"{facts.number} von {facts.total} Plätzen besetzt."
    )


NETWORK_SENTENCES: dict[FindingCode, Callable[[Facts], str]] = {
    FindingCode.PAIR_WITHOUT_COOPERATION: _pair_without_cooperation,
    FindingCode.PARTNER_WITHOUT_CONTACT: _partner_without_contact,
    **{check.finding: partial(_answered_no, check.found) for check in INTERFACE_CHECKS},
    FindingCode.SEVERAL_ANSWERED_NO: _several_answered_no,
    FindingCode.CHECKS_OPEN: _checks_open,
    FindingCode.ONE_PERSON_ONLY: _one_person_only,
    FindingCode.BODY_ON_ONE_ORGANISATION: _body_on_one_organisation,
    FindingCode.BODY_ON_ONE_PERSON: _body_on_one_person,
    FindingCode.LED_BY_ONE: _led_by_one,
    FindingCode.WITHOUT_DEPUTY: _without_deputy,
    FindingCode.NEVER_CHECKED: _never_checked,
    FindingCode.LONG_UNCHECKED: _never_checked,
    FindingCode.UNASSIGNED_UNCHECKED: _unassigned_unchecked,
    FindingCode.REVIEW_DUE: _review_due,
    FindingCode.AGREEMENT_RAN_OUT: _agreement_ran_out,
    FindingCode.SIZE: _size,
    FindingCode.DENSITY: _density,
    FindingCode.AGREEMENTS: _agreements,
    FindingCode.BRIDGE: _bridge,
    FindingCode.ISOLATED: _isolated,
    FindingCode.MANY_BODIES: _many_bodies,
    FindingCode.FUNCTION_IN_MANY_BODIES: _function_in_many_bodies,
    FindingCode.PARTNER_WITHOUT_SEAT: _partner_without_seat,
    FindingCode.FEW_PRESENT: _few_present,
}
