"""The files of the invented alliance: whole, in order, and free of real names."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
import types
import typing
from collections import Counter
from enum import Enum
from functools import cache

import pytest

from gkdesk import paths
from gkdesk.services.register import contact_fields
from gkdesk.services.register import fields as network_fields
from gkdesk.text.languages import ALL_LANGUAGES
from tests.unit.services.demo_network_kit import (
    NESTED,
    REAL,
    YEAR,
    living,
    read,
    rows,
    seats,
    tables,
    texts,
)

GROUPS: dict[str, tuple[type, frozenset[str]]] = {
    "organisation": (
        contact_fields.OrganisationFields,
        frozenset({"key", "catchment", "verified", "ended"}),
    ),
    "contact": (
        contact_fields.ContactFields,
        frozenset({"key", "organisation", "deputy", "posts", "verified", "ended"}),
    ),
    "body": (network_fields.BodyFields, frozenset({"key", "parent", "ended"})),
    "members": (network_fields.Membership, frozenset({"organisation", "contact", "deputy"})),
    "meetings": (network_fields.Meeting, frozenset()),
    "cooperation": (
        network_fields.CooperationFields,
        frozenset({"key", "first", "second", "verified"}),
    ),
    "agreements": (network_fields.Agreement, frozenset()),
    "offer": (
        network_fields.OfferFields,
        frozenset({"key", "organisation", "contact", "municipality", "verified", "ended"}),
    ),
    "need": (network_fields.NeedFields, frozenset({"key", "municipality", "noted"})),
    "task": (network_fields.TaskFields, frozenset({"about"})),
}
COUNTS = {
    "organisation": (66, 76),
    "contact": (110, 131),
    "body": (9, 9),
    "cooperation": (150, 175),
    "agreements": (23, 28),
    "offer": (56, 64),
    "need": (18, 23),
    "task": (5, 5),
}
CODES = {
    ("organisation", "kind"): "organisation_kind",
    ("organisation", "fields"): "field_of_action",
    ("organisation", "legal_areas"): "legal_area",
    ("body", "kind"): "body_kind",
    ("body", "field"): "field_of_action",
    ("members", "role"): "member_role",
    ("cooperation", "formats"): "cooperation_format",
    ("offer", "field"): "field_of_action",
    ("offer", "module"): "funding_module",
    ("offer", "statuses"): "residence_status",
    ("offer", "legal_areas"): "legal_area",
    ("need", "field"): "field_of_action",
    ("need", "statuses"): "residence_status",
    ("need", "legal_area"): "legal_area",
}
TARGETS = {
    ("contact", "organisation"): "organisation",
    ("contact", "deputy"): "contact",
    ("body", "parent"): "body",
    ("members", "organisation"): "organisation",
    ("members", "contact"): "contact",
    ("members", "deputy"): "contact",
    ("cooperation", "first"): "organisation",
    ("cooperation", "second"): "organisation",
    ("offer", "organisation"): "organisation",
    ("offer", "contact"): "contact",
}
PERIODS = (
    ("since", "until"),
    ("since", "verified"),
    ("began_on", "until"),
    ("signed_on", "runs_until"),
    ("signed_on", "review_on"),
    ("begins_on", "ends_on"),
    ("admission_until", "ends_on"),
    ("verified", "ended"),
)
FICTION = re.compile(r"0221 4710-\d{3}|0171 39200\d\d")
"""Numbers that the Bundesnetzagentur keeps free for films and examples."""
CALLED = re.compile(r"\b(?:Frau|Herrn?) (?:Dr\. )?([A-ZÄÖÜ]\w+)")


@cache
def codes(name: str) -> frozenset[str]:
    """Return the codes of one list."""
    path = paths.resources() / "codes" / f"{name}.toml"
    return frozenset(
        entry["code"] for entry in tomllib.loads(path.read_text(encoding="utf-8"))["entry"]
    )


def keys(kind: str) -> set[str]:
    """Return the keys of one kind."""
    return {row["key"] for row in tables()[kind]}


def bare(hint: object) -> object:
    """Return a type without the None that it allows."""
    if isinstance(hint, types.UnionType):
        return next(part for part in typing.get_args(hint) if part is not types.NoneType)
    return hint


@pytest.mark.parametrize("kind", COUNTS)
def test_the_alliance_has_its_size(kind: str) -> None:
    low, high = COUNTS[kind]
    assert low <= len(tables()[kind]) <= high


def test_there_are_eleven_municipalities_and_all_places_are_among_them() -> None:
    known = read("netz")["municipalities"]
    assert len(set(known)) == 11
    named = [row[key] for _, row in rows() for key in ("municipality",) if key in row]
    named += [name for row in tables()["organisation"] for name in row.get("catchment", ())]
    named += [row["place"] for row in tables()["organisation"]]
    assert set(named) == set(known)


@pytest.mark.parametrize("kind", GROUPS)
def test_every_value_is_one_that_its_field_can_hold(kind: str) -> None:
    group, extra = GROUPS[kind]
    hints = {name: bare(hint) for name, hint in typing.get_type_hints(group).items()}
    for row in tables()[kind]:
        for name, value in row.items():
            if name in NESTED or name in extra:
                continue
            hint = hints[name]
            if isinstance(hint, type) and issubclass(hint, Enum):
                assert hint(value)
            elif hint is dt.date or hint is int:
                assert type(value) is int, (kind, name)
            elif hint is bool:
                assert type(value) is bool, (kind, name)
            else:
                assert isinstance(value, str | list), (kind, name)


def test_every_key_is_used_once_and_resolves() -> None:
    for kind in ("organisation", "contact", "body", "cooperation", "offer", "need"):
        assert len(keys(kind)) == len(tables()[kind])
    for (kind, field), target in TARGETS.items():
        named = {row[field] for row in tables()[kind] if field in row}
        assert named <= keys(target), (kind, field)
    posts = [post for row in tables()["contact"] for post in row.get("posts", ())]
    assert {post["organisation"] for post in posts} <= keys("organisation")
    for task in tables()["task"]:
        assert task["about"] in keys(task["about_kind"])


def test_every_code_stands_in_its_list() -> None:
    for (kind, field), name in CODES.items():
        values = [row[field] for row in tables()[kind] if field in row]
        used = {code for value in values for code in ([value] if type(value) is str else value)}
        assert used <= codes(name), (kind, field)
    spoken = {code for row in tables()["contact"] for code in row.get("languages", ())}
    assert spoken <= {language.code for language in ALL_LANGUAGES}


def test_what_the_clients_name_is_still_there() -> None:
    clients = read("klienten")["client"]
    active = {row["key"] for row in living("contact")}
    assert {key for row in clients for key, _ in row.get("helpers", ())} <= active
    assert {row["lead"] for row in clients if "lead" in row} <= active
    led = {key for row in read("faelle")["case"] for key, _ in row.get("leads", ())}
    assert led <= active


@pytest.mark.parametrize("file", ["klienten", "faelle", "konferenzen", "sitzungen"])
def test_nothing_real_is_named_in_cases_and_meetings(file: str) -> None:
    said = list(texts(read(file)))
    assert [text for text in said if REAL.search(text)] == []
    assert [text for text in said if '"' in text or "..." in text or " - " in text] == []


def test_every_case_belongs_to_a_client_and_every_visit_to_a_case() -> None:
    cases = [row["client"] for row in read("faelle")["case"]]
    clients = [
        row.get("name", row.get("base", row.get("code"))) for row in read("klienten")["client"]
    ]
    assert sorted(cases) == sorted(clients)
    visits = [(row["client"], row["ago"]) for row in read("konferenzen")["visit"]]
    assert {client for client, _ in visits} <= set(cases)
    assert len(set(visits)) == len(visits)


def test_nothing_ends_before_it_begins() -> None:
    for kind, row in rows():
        for begin, end in PERIODS:
            if begin in row and end in row:
                assert row[begin] <= row[end], (kind, row)
        assert all(row.get(day, 0) <= 0 for day in ("verified", "ended", "noted", "signed_on"))


def test_bodies_hold_their_seats_and_meetings_in_their_own_time() -> None:
    for body in tables()["body"]:
        begin, end = body["began_on"], body.get("until", 0)
        days = [seat["since"] for seat in body["members"]]
        days += [meeting["on"] for meeting in body["meetings"]]
        assert all(begin <= day <= end for day in days), body["key"]
        assert all(seat.get("until", end) <= end for seat in body["members"]), body["key"]
    assert min(body["began_on"] for body in tables()["body"]) < -3 * YEAR


def test_nobody_is_represented_by_herself_or_by_somebody_who_left() -> None:
    gone = {row["key"] for row in tables()["contact"] if "ended" in row}
    for kind in ("contact", "members"):
        for row in tables()[kind]:
            if "deputy" in row and "ended" not in row and row.get("until", 1) > 0:
                assert row["deputy"] not in gone | {row.get("key"), row.get("contact")}
    present = {
        seat["contact"] for body in living("body") for seat in seats(body) if "contact" in seat
    }
    assert not present & gone


def test_no_two_cooperations_are_between_the_same_two() -> None:
    found = Counter(frozenset((row["first"], row["second"])) for row in tables()["cooperation"])
    assert all(len(pair) == 2 and count == 1 for pair, count in found.items())


def test_nothing_real_is_named() -> None:
    named = [text for _, row in rows() for text in texts(row)]
    assert [text for text in named if REAL.search(text)] == []
    for _, row in rows():
        for field in ("phone", "mobile"):
            assert field not in row or FICTION.fullmatch(row[field]), row
        address = row.get("email", "").rpartition("@")[2] + row.get("web", "")
        assert not address or address.endswith(".example"), row
    surnames = {row["name"].split()[-1] for row in tables()["contact"] if "name" in row}
    called = {name for text in named for name in CALLED.findall(text)}
    assert called <= surnames


def test_the_texts_read_as_if_somebody_had_kept_them() -> None:
    prose = ("subject", "quality_reason", "mandate", "possibilities", "limits", "gain", "hints")
    prose += ("note", "goal", "reason", "topic", "what")
    said = [row[field] for kind, row in rows() for field in prose if field in row]
    assert [text for text, count in Counter(said).items() if count > 1] == []
    every = [text for _, row in rows() for text in texts(row)]
    assert [text for text in every if '"' in text or "..." in text or " - " in text] == []


def test_organisations_of_all_areas_and_scripts_are_there() -> None:
    organisations = tables()["organisation"]
    assert {row["area"] for row in organisations} == {"migration", "education", "social", "work"}
    names = "".join(row["name"] for row in organisations if row["kind"] == "migrant_organisation")
    assert all(re.search(script, names) for script in ("[ء-ي]", "[ሀ-ፐ]", "[а-я]"))
    kinds = Counter(row["kind"] for row in living("organisation"))
    assert sum(count > 1 for count in kinds.values()) >= 5
