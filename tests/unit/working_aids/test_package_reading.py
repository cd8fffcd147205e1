"""Bad packages are refused, each with its reason."""

from __future__ import annotations

import contextlib
import io
import json
import os
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
import pyzipper
from jsonschema import Draft202012Validator

from gkdesk import paths
from gkdesk.text.codes.return_packages import PackageProblem
from gkdesk.text.sentences.return_packages import PROBLEM_SENTENCES
from gkdesk.working_aids.package import members
from gkdesk.working_aids.package.reading import BadPackage, read_package, read_stream
from tests.unit.working_aids.package_kit import (
    answers,
    packed,
    parts,
    returned,
    with_sums,
    zipped,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_GOOD = packed(returned(answers(kv="ja", offen="Viel")))


def _problem(data: bytes, password: str = "") -> PackageProblem:
    with pytest.raises(BadPackage) as told:
        read_stream(io.BytesIO(data), password)
    return told.value.problem


def _changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """Return a package whose JSON was changed and whose sums fit again."""
    content = parts(_GOOD)
    plain = json.loads(content[members.ANSWERS])
    change(plain)
    return zipped(with_sums(content | {members.ANSWERS: json.dumps(plain).encode()}))


@pytest.mark.parametrize(
    "data", [b"", b"Hallo", _GOOD[: len(_GOOD) // 2], b"PK\x03\x04" + b"x" * 99]
)
def test_what_is_no_archive_is_said_to_be_none(data: bytes) -> None:
    assert _problem(data) is PackageProblem.NOT_A_ZIP


def test_an_archive_of_something_else_is_foreign() -> None:
    assert _problem(zipped({"urlaub.jpg": b"Strand"})) is PackageProblem.FOREIGN


def test_a_changed_part_has_the_wrong_sum() -> None:
    content = parts(_GOOD) | {members.PAPER: b"anderes Papier"}

    assert _problem(zipped(content)) is PackageProblem.WRONG_CHECKSUM


def test_a_sum_that_is_missing_is_a_wrong_one() -> None:
    content = parts(_GOOD)
    kept = content[members.SUMS].splitlines(keepends=True)[1:]

    assert _problem(zipped(content | {members.SUMS: b"".join(kept)})) is (
        PackageProblem.WRONG_CHECKSUM
    )


@pytest.mark.parametrize("name", sorted(members.LIMITS))
def test_a_part_that_is_missing_is_noticed(name: str) -> None:
    content = {each: data for each, data in parts(_GOOD).items() if each != name}

    assert _problem(zipped(content)) is PackageProblem.MISSING_FILE


def test_a_part_that_does_not_belong_there_is_noticed() -> None:
    assert _problem(zipped(parts(_GOOD) | {"makro.exe": b"x"})) is PackageProblem.UNEXPECTED_MEMBER


@pytest.mark.parametrize("name", ["../boese.txt", "/etc/x", "..\\x", "C:\\x", "a/../../x"])
def test_a_path_that_climbs_out_is_refused(name: str) -> None:
    assert _problem(zipped(parts(_GOOD) | {name: b"x"})) is PackageProblem.CLIMBING


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused() -> None:
    twice = [*parts(_GOOD).items(), (members.ANSWERS, b"{}")]

    assert _problem(zipped(twice)) is PackageProblem.DOUBLE_MEMBER


def test_a_bomb_is_not_unpacked() -> None:
    content = parts(_GOOD) | {members.PAPER: bytes(40 * 1024 * 1024)}

    assert _problem(zipped(content)) is PackageProblem.BOMB


def test_a_member_over_its_limit_is_a_bomb_even_if_it_hides_its_size() -> None:
    data = zipped(parts(_GOOD) | {members.README: b"abc" * 200_000})
    with zipfile.ZipFile(io.BytesIO(data)) as found:
        size = found.getinfo(members.README).file_size
    hidden = data.replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))

    assert _problem(hidden) in (PackageProblem.BOMB, PackageProblem.DAMAGED)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_package_of_another_packing_is_damaged(method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in parts(_GOOD).items():
            made.writestr(name, data)

    assert _problem(out.getvalue()) is PackageProblem.DAMAGED


def test_another_packing_inside_of_an_encrypted_package_is_damaged() -> None:
    out = io.BytesIO()
    with pyzipper.AESZipFile(
        out, "w", compression=pyzipper.ZIP_BZIP2, encryption=pyzipper.WZ_AES
    ) as made:
        made.setpassword(b"richtig")
        for name, data in parts(_GOOD).items():
            made.writestr(name, data)

    assert _problem(out.getvalue(), "richtig") is PackageProblem.DAMAGED


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="only Unix has named pipes")
def test_a_pipe_is_unreadable_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.zip")

    with pytest.raises(BadPackage) as told:
        read_package(tmp_path / "x.zip")

    assert told.value.problem is PackageProblem.UNREADABLE


def test_too_many_members_are_refused() -> None:
    content = parts(_GOOD) | {f"{number}.txt": b"" for number in range(100)}

    assert _problem(zipped(content)) is PackageProblem.BOMB


def test_a_newer_form_is_named_as_such() -> None:
    assert _problem(_changed(lambda plain: plain.update(schema=2, neu=1))) is PackageProblem.NEWER


def test_a_missing_and_a_wrong_password_are_told_apart() -> None:
    locked = packed(returned(answers(kv="ja")), "richtig")

    assert _problem(locked) is PackageProblem.LOCKED
    assert _problem(locked, "falsch") is PackageProblem.NOT_UNLOCKED


@pytest.mark.parametrize(
    "change",
    [
        lambda plain: plain.update(runde="2021"),
        lambda plain: plain.update(kommentar="lokal"),
        lambda plain: plain["buendnis"].update(ags="05999\n"),
        lambda plain: plain["buendnis"].update(ags="../.."),
        lambda plain: plain["antworten"]["einzeln"].update(kv={"wert": "vielleicht"}),
        lambda plain: plain["antworten"]["einzeln"].update(kv={"wert": "ja nein"}),
        lambda plain: plain["antworten"]["einzeln"].update(fremd={"wert": "x"}),
        lambda plain: plain["antworten"]["einzeln"].update(duldung={"wert": "=1+1"}),
        lambda plain: plain["antworten"]["tabellen"].update(fremd=[]),
        lambda plain: plain["codebuch"]["listen"].clear(),
        lambda plain: plain["codebuch"]["fragen"].append(plain["codebuch"]["fragen"][0]),
        lambda plain: plain.update(ersetzt_fassung=4),
        lambda plain: plain.update(erstellt_am="2021-02-31"),
        lambda plain: plain["buendnis"].update(name="Kreis \ud800"),
        lambda plain: plain["codebuch"]["fragen"][2].update(baender=[20, 10]),
        lambda plain: plain.update(runde=float("nan")),
        lambda plain: plain["codebuch"]["listen"]["ja_nein"]["antworten"].append(
            {"name": "ja", "wortlaut": "Doch"}
        ),
        lambda plain: plain.update(fassung=3.0),
        lambda plain: plain.update(schema=1.0),
        lambda plain: plain["buendnis"].update(ags="00000"),
        lambda plain: plain["buendnis"].update(name="   "),
        lambda plain: plain["buendnis"].update(name="Kreis\x07"),
        lambda plain: plain["buendnis"].update(name="Kreis \u202e"),
    ],
)
def test_content_that_does_not_fit_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    assert _problem(_changed(change)) is PackageProblem.BAD_CONTENT


@pytest.mark.parametrize(
    "text", [b"\xff\xfe", b"[]", b"{", b"[" * 100_000, b'{"format": 1, "format": 2}', b"null"]
)
def test_what_is_no_json_of_ours_is_refused(text: bytes) -> None:
    content = with_sums(parts(_GOOD) | {members.ANSWERS: text})

    assert _problem(zipped(content)) is PackageProblem.BAD_CONTENT


def _reasons(good: bytes, step: int, password: str = "") -> set[PackageProblem]:
    """Return the reasons for packages of which one byte was turned round."""
    found = set()
    for place in range(0, len(good), step):
        data = bytearray(good)
        data[place] ^= 0xFF
        with contextlib.suppress(BadPackage):
            read_stream(io.BytesIO(bytes(data)), password)
            continue
        found.add(_problem(bytes(data), password))
    return found


def test_every_broken_place_of_a_package_has_a_reason() -> None:
    assert PackageProblem.DAMAGED in _reasons(_GOOD, 7)


def test_every_broken_place_of_a_locked_package_has_a_reason() -> None:
    locked = packed(returned(answers(kv="ja")), "richtig")

    assert PackageProblem.DAMAGED in _reasons(locked, 61, "richtig")


def test_a_file_that_is_gone_is_unreadable(tmp_path: Path) -> None:
    with pytest.raises(BadPackage) as told:
        read_package(tmp_path / "weg.zip")

    assert told.value.problem is PackageProblem.UNREADABLE


def test_formulas_and_markup_in_answers_stay_what_was_typed() -> None:
    typed = '=HYPERLINK("x") <b>&amp;</b> ]]> @SUM'
    what = returned(answers(offen=typed))

    assert read_stream(io.BytesIO(packed(what))).answers.single["offen"].value == typed


def test_every_problem_has_a_sentence() -> None:
    assert set(PROBLEM_SENTENCES) == set(PackageProblem)


def test_the_schema_itself_is_a_valid_one() -> None:
    path = paths.resources() / "working_aids" / "antworten.schema.json"

    Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))
