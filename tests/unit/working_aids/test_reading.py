"""Templates are read from text, and what is wrong in one is named with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gkdesk.working_aids import reading
from gkdesk.working_aids.reading import BrokenTemplate, read_scales, read_toml
from gkdesk.working_aids.template import Group, Kind, Origin, Question, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCALES = read_scales(
    """
    [[list]]
    name = "stand"
    title = "Stand"
    yes = ["ja", "schriftlich"]
    choices = [
      { name = "ja", label = "ja" },
      { name = "nein", label = "nein" },
      { name = "schriftlich", label = "ja, schriftlich fixiert" },
    ]
    [[list]]
    name = "planung"
    choices = [{ name = "umgesetzt", label = "umgesetzt" }]
    """
)
HEAD = 'id = "probe"\nversion = 3\ntitle = "Probe"\n'
WHOLE = """
id = "probe"
version = 3
title = "Probe"
short = "P"
year = 2021
profiles = ["own"]
[[list]]
name = "grund"
choices = [{ name = "traeger", label = "kein Träger", columns = { art = "extern" } }]
[[section]]
name = "bkg"
label = "Bündniskerngruppe"
[[section.item]]
kind = "select_one"
list = "stand"
name = "beitritt"
label = "Gibt es Beitritte?"
zone = "return"
origin = "reported"
source = "Z. 1004-1006"
required = true
remark = true
was = "beitritte"
[[section.item]]
kind = "repeat"
name = "gremien"
label = "Gremien"
rows = "grund"
more = false
prefill = "bodies"
  [[section.item.item]]
  kind = "text"
  name = "gremium"
  label = "Name"
  lines = 3
"""


def broken(text: str) -> BrokenTemplate:
    with pytest.raises(BrokenTemplate) as caught:
        read_toml(text, SCALES)
    return caught.value


def section(items: str) -> str:
    return f'{HEAD}[[section]]\nname = "a"\nlabel = "A"\n{items}'


def test_a_text_becomes_a_template_with_everything_it_says() -> None:
    template = read_toml(WHOLE, SCALES)
    question = template.question("beitritt")
    table = template.sections[0].children[1]
    assert (template.id, template.version, template.year) == ("probe", 3, 2021)
    assert template.profiles == ("own",)
    assert question == Question(
        name="beitritt",
        kind=Kind.SELECT_ONE,
        label="Gibt es Beitritte?",
        choices="stand",
        zone=Zone.RETURN,
        origin=Origin.REPORTED,
        source="Z. 1004-1006",
        required="true()",
        remark=True,
        was="beitritte",
    )
    assert isinstance(table, Group)
    assert (table.repeat, table.rows, table.more, table.prefill) == (True, "grund", False, "bodies")
    assert template.lists["grund"].choices[0].columns == {"art": "extern"}


def test_a_template_carries_the_scales_it_names_and_no_other() -> None:
    template = read_toml(WHOLE, SCALES)
    assert set(template.lists) == {"stand", "grund"}
    assert template.lists["stand"].yes == {"ja", "schriftlich"}


def test_what_a_text_leaves_out_has_the_value_of_a_plain_question() -> None:
    template = read_toml(
        section('[[section.item]]\nkind = "text"\nname = "x"\nlabel = "X"'), SCALES
    )
    assert template.question("x") == Question(name="x", kind=Kind.TEXT, label="X")
    assert template.year == 0
    assert template.profiles == ()


@pytest.mark.parametrize(
    ("item", "where", "why"),
    [
        ('kind = "text"\nname = "x"', "template / section 1 (a) / item 1 (x)", "`label`"),
        ('name = "x"\nlabel = "X"', "template / section 1 (a) / item 1 (x)", "`kind`"),
        ('kind = "txt"\nname = "x"\nlabel = "X"', "item 1 (x)", "'txt'"),
        ('kind = "text"\nname = "x"\nlabel = "X"\nzone = "out"', "item 1 (x)", "`zone`"),
        ('kind = "text"\nname = "x"\nlabel = "X"\nlines = "3"', "item 1 (x)", "`lines`"),
        ('kind = "text"\nname = "x"\nlabel = "X"\nlines = true', "item 1 (x)", "`lines`"),
        ('kind = "text"\nname = "x"\nlabel = "X"\nrequires = true', "item 1 (x)", "`requires`"),
        ('kind = "text"\nname = "x"\nlabel = "X"\nrequired = 1', "item 1 (x)", "`required`"),
        ('kind = "group"\nname = "x"\nlabel = "X"\nrows = "y"', "item 1 (x)", "`rows`"),
        (
            'kind = "group"\nname = "g"\nlabel = "G"\nitem = [1]',
            "template / section 1 (a) / item 1 (g) / item 1",
            "table",
        ),
    ],
)
def test_an_error_names_the_place_and_what_is_wrong_there(item: str, where: str, why: str) -> None:
    error = broken(section(f"[[section.item]]\n{item}\n"))
    assert error.where.endswith(where)
    assert why in error.why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("id = x", "line 1"),
        (HEAD, "no section"),
        ('title = "x"\n[[section]]\nname = "a"\nlabel = "A"', "`id`"),
        (f'colour = "red"\n{section("")}', "`colour`"),
        (f"{HEAD}section = 3", "`section`"),
        (f'{HEAD}sources = [1]\n[[section]]\nname = "a"\nlabel = "A"', "`sources`"),
    ],
)
def test_an_error_of_the_whole_text_is_named_too(text: str, why: str) -> None:
    assert why in broken(text).why


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ('name = "stand"\nchoices = []', "another list"),
        ('name = "x"\nchoices = [{name="a",label="A"},{name="a",label="B"}]', "twice"),
        ('name = "x"\nyes = ["b"]\nchoices = [{name="a",label="A"}]', "`yes`"),
        ('name = "x"\nchoices = [{name="a"}]', "`label`"),
        ('name = "x"\nchoices = [{name="a",label="A",columns={k=1}}]', "`columns`"),
    ],
)
def test_an_error_in_a_list_of_choices_is_named(body: str, why: str) -> None:
    assert why in broken(f"{section('')}\n[[list]]\n{body}").why


def shipped_in(folder: Path, monkeypatch: pytest.MonkeyPatch, **files: str) -> None:
    aids = folder / "working_aids"
    aids.mkdir()
    for name, text in files.items():
        (aids / f"{name}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr("gkdesk.paths.resources", lambda: folder)
    for each in (reading.scales, reading._ids, reading._shipped):
        each.cache_clear()


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    yield
    for each in (reading.scales, reading._ids, reading._shipped):
        each.cache_clear()


def test_shipped_templates_are_the_newest_versions_and_older_ones_stay_within_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = section("")
    older = newest.replace("version = 3", "version = 2")
    shipped_in(tmp_path, monkeypatch, **{"probe": newest, "probe-2": older})
    assert [each.version for each in reading.shipped()] == [3]
    assert reading.template("probe").version == 3
    assert reading.template("probe", 3) is reading.template("probe")
    assert reading.template("probe", 2).version == 2


def test_a_template_that_is_not_shipped_is_a_missing_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped_in(tmp_path, monkeypatch, probe=section(""))
    for name, version in [("andere", None), ("probe", 7), ("scales", None), ("../probe", None)]:
        with pytest.raises(KeyError):
            reading.template(name, version)


def test_a_file_with_another_version_than_its_name_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped_in(tmp_path, monkeypatch, **{"probe": section(""), "probe-2": section("")})
    with pytest.raises(BrokenTemplate):
        reading.template("probe", 2)


def test_a_broken_template_does_not_keep_the_others_from_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped_in(tmp_path, monkeypatch, probe=section(""), kaputt="id = ")
    assert reading.template("probe").title == "Probe"


def test_every_shipped_template_can_be_read_and_is_named_after_its_file() -> None:
    assert all(reading.template(each.id) is each for each in reading.shipped())
