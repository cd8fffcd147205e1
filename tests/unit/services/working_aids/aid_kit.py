"""A small template with one of everything, and the steps that tests of working aids share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.ids import AidId, PartId
from gkdesk.working_aids import reading
from gkdesk.working_aids.form import Ref

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.working_aids.template import Template

YEAR = 2026
PROBE = """
id = "probe"
version = 1
title = "Probe der Zusammenarbeit"
short = "Probe"

[[section]]
name = "runde"
label = "Die Runde"

[[section.item]]
kind = "note"
name = "hinweis"
label = "Bitte gemeinsam ausfüllen."

[[section.item]]
kind = "select_one"
list = "ja_nein"
name = "trifft_sich"
label = "Trifft sich die Runde?"
zone = "return"
required = true
remark = true
series = "treffen"
prefill = "core_group.meetings"

[[section.item]]
kind = "integer"
name = "sitzungen"
label = "Wie oft?"
zone = "return"
relevant = "${trifft_sich} = 'ja'"
constraint = ". >= 0"
constraint_message = "Bitte eine Zahl ab 0 eintragen."
prefill = "core_group.meetings"

[[section.item]]
kind = "calculate"
name = "doppelt"
label = "Doppelt"
calculation = "${sitzungen} * 2"

[[section.item]]
kind = "text"
name = "schwierig"
label = "Was ist schwierig?"
lines = 3

[[section]]
name = "gremien"
label = "Gremien"

[[section.item]]
kind = "repeat"
name = "gremium"
label = "Vorhandene Gremien"
prefill = "bodies"

  [[section.item.item]]
  kind = "text"
  name = "gremium_name"
  label = "Name"
  prefill = "bodies.name"

  [[section.item.item]]
  kind = "integer"
  name = "gremium_seit"
  label = "Seit wann?"
  prefill = "bodies.since"

  [[section.item.item]]
  kind = "text"
  name = "gremium_form"
  label = "Form"
  default = "Präsenz"

[[section.item]]
kind = "repeat"
name = "akteur"
label = "Wer ist dabei?"
rows = "akteure"
more = false
prefill = "actors"

  [[section.item.item]]
  kind = "select_one"
  list = "mitgliedschaft"
  name = "akteur_dabei"
  label = "Mitglied?"
  zone = "return"
  prefill = "actors.member"

  [[section.item.item]]
  kind = "text"
  name = "akteur_wer"
  label = "Organisation"
  prefill = "actors.organisation"
"""
MEETS = Ref("trifft_sich")
HOW_OFTEN = Ref("sitzungen")
HARD = Ref("schwierig")


def probe(text: str = PROBE) -> Template:
    """Return the template, or another text of it."""
    return reading.read_toml(text, reading.scales())


def begun(workspace: Workspace, year: int = YEAR, **wish: bool) -> AidId:
    """Begin the probe in a round; it is imported where it is not there."""
    known = {each.id for each in workspace.aids.templates.rows()}
    if "probe" not in known:
        workspace.aids.templates.take_in(probe(), file_name="probe.xlsx")
    ref = workspace.aids.rounds.begin("probe", year, **wish).ref
    assert ref is not None
    return AidId(ref)


def fill(workspace: Workspace, aid: AidId) -> None:
    """Answer what has to be answered, and a little more."""
    filling = workspace.aids.filling
    filling.answer(aid, MEETS, "ja")
    filling.answer(aid, HOW_OFTEN, "6")
    filling.answer(aid, HARD, "Die Wege sind weit.")


def a_row(workspace: Workspace, aid: AidId, table: str = "gremium") -> PartId:
    """Add a row to a table and return its id."""
    ref = workspace.aids.filling.add_row(aid, table).outcome.ref
    assert ref is not None
    return PartId(ref)


def fixed_row(workspace: Workspace, aid: AidId, table: str, entry: str) -> PartId:
    """Return the fixed row of an entry."""
    rows = workspace.aids.filling.open(aid).table(table).rows
    return next(row.id for row in rows if row.entry == entry)
