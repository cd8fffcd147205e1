"""Fill a store with three rounds of working aids, on the days on which they were worked on."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from gkdesk.services.demo.values import read_table
from gkdesk.services.working_aids.closing import Dispatch
from gkdesk.services.working_aids.contributors import ContributorFields
from gkdesk.services.working_aids.rounds import FIRST_ROUND, AidFields
from gkdesk.services.working_aids.views import ProposalState
from gkdesk.services.working_aids.writing import TYPED
from gkdesk.text.ids import AidId, PartId
from gkdesk.text.labels import Label
from gkdesk.working_aids.canonical import canonical
from gkdesk.working_aids.parts import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gkdesk.services.demo.network import Keys
    from gkdesk.services.demo.values import Table
    from gkdesk.services.one_step import OneStep
    from gkdesk.services.working_aids.changing import Step

EVERYTHING = "all"
_TABLE_WORDS = frozenset({"table", "entry"})


def fill_aids(services: OneStep, keys: Keys, today: dt.date) -> None:
    """Write the rounds of the file; those before the first possible round are left out."""
    table = read_table("arbeitshilfen.toml")
    for row in table["aid"]:
        if today.year - row["years_ago"] >= FIRST_ROUND:
            _Writer(services, keys, today, row, table["recipient"]).write()
    services.at(today)


class _Writer:
    """Writes one working aid from its beginning to where it stands today."""

    def __init__(
        self, services: OneStep, keys: Keys, today: dt.date, row: Table, recipient: str
    ) -> None:
        self._services = services
        self._aids = services.aids
        self._keys = keys
        self._row = row
        self._recipient = recipient
        self._same_day = same_day(today, row["years_ago"])
        self._id = AidId(0)

    def write(self) -> None:
        row = self._row
        self._at("begun")
        entered = AidFields(self._day("due"), self._recipient)
        begun = self._aids.rounds.begin(row["template"], self._same_day.year, entered)
        self._id = AidId(begun.ref or 0)
        for name in row.get("unchanged", ()):
            self._aids.filling.take_last_year(self._id, Ref(name))
        self._answer(row.get("answers", {}), row.get("remarks", {}))
        self._prefill(row.get("prefill", ()))
        self._fill_tables()
        for name, text in row.get("comments", {}).items():
            self._aids.filling.comment(self._id, Ref(name), text)
        for entry in row.get("contributor", ()):
            self._contributor(entry)
        self._close()
        if "reopened" in row:
            self._aids.closing.reopen(self._id, row["reopened"])
            self._answer(row["again"], {})
            self._close(fassung=2)

    def _prefill(self, wanted: str | Iterable[str]) -> None:
        """Accept proposals: all, or those of some questions."""
        found = self._aids.prefill.proposals(self._id)
        refs = [
            ref
            for ref, proposal in found.single.items()
            if proposal.state is ProposalState.NEW
            and (wanted == EVERYTHING or ref.question in wanted)
        ]
        if refs:
            self._aids.prefill.accept(self._id, refs)
        if wanted == EVERYTHING:
            for table, rows in found.rows.items():
                if rows.new:
                    self._aids.prefill.accept_rows(self._id, table)

    def _answer(self, answers: Table, remarks: Table) -> None:
        with self._aids.filling.step(Label.AID_ANSWERED, self._id) as step:
            for name, value in answers.items():
                _put(step, Ref(name), value, remarks.get(name))

    def _fill_tables(self) -> None:
        rows = self._row.get("row", ())
        with self._aids.filling.step(Label.AID_ANSWERED, self._id) as step:
            for row in rows:
                form, table = step.opened.form, row["table"]
                ref = (
                    next(
                        each for each in form.rows(table) if form.entry(table, each) == row["entry"]
                    )
                    if "entry" in row
                    else step.add_row(table).id
                )
                for name, value in row.items():
                    if name not in _TABLE_WORDS:
                        _put(step, Ref(name, ref), value)

    def _contributor(self, entry: Table) -> None:
        fields = ContributorFields(
            organisation_id=self._keys.ref("organisation", entry.get("organisation")),
            contact_id=self._keys.ref("contact", entry.get("contact")),
            sections=tuple(entry["sections"]),
            printed_on=self._day("printed", entry),
            returned_on=self._day("returned", entry),
        )
        added = self._aids.contributors.add(self._id, fields)
        refs = [Ref(name) for name in entry.get("of", ())]
        if refs:
            self._aids.filling.ascribe(self._id, refs, PartId(added.ref or 0))

    def _close(self, fassung: int = 1) -> None:
        if "closed" not in self._row:
            return
        self._at("closed")
        self._aids.closing.close(self._id)
        if "sent" in self._row:
            self._at("sent")
            name = f"AH_{self._row['template']}_{self._same_day.year}_F{fassung}.zip"
            self._aids.closing.sent(self._id, Dispatch(self._recipient, name))

    def _at(self, key: str) -> None:
        self._services.at(self._day(key) or self._same_day)

    def _day(self, key: str, table: Table | None = None) -> dt.date | None:
        distance = (self._row if table is None else table).get(key)
        return None if distance is None else self._same_day + dt.timedelta(days=distance)


def same_day(today: dt.date, years: int) -> dt.date:
    """Return the same day so many years before; of a 29 February the day before it."""
    day = min(today.day, 28) if today.month == 2 else today.day
    return dt.date(today.year - years, today.month, day)


def _put(step: Step, ref: Ref, value: str, remark: str | None = None) -> None:
    question = step.opened.question(ref)
    step.put(ref, canonical(question.kind, value), TYPED, remark)
