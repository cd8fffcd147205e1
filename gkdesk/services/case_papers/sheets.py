"""Sheets around a meeting: Fallvorlage, Verpflichtung, Rückmeldung, summary without names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.network.findings.finding import shown_count
from gkdesk.services.case_papers import blocks
from gkdesk.services.network_papers.page import document, heading, joined, paragraph
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.meetings import ActionState, Attendance, ItemState
from gkdesk.text.papers import case_sheets as forms
from gkdesk.text.papers import cases as words
from gkdesk.text.wording.clients import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gkdesk.export.content import Block
    from gkdesk.services.case_papers.hearing import KnownItem, KnownMeeting
    from gkdesk.services.case_papers.meeting_papers import Reader
    from gkdesk.services.network_papers.source import PaperHead

_SMALL = content.TextStyle.SMALL
_PRESENT = frozenset({Attendance.PRESENT, Attendance.PARTLY})


def blank_case_sheet(head: PaperHead) -> content.Document:
    """Return the sheet on which a member hands in a case, without names."""
    office = head.office
    address = ", ".join(office.address_lines)
    back = joined(office.contact_name, office.name, address, office.phone, office.email)
    body: list[Block] = [
        content.Notice((content.passage(forms.CASE_SHEET_HINT),)),
        *((paragraph(forms.CASE_SHEET_RETURN.format(back), _SMALL),) if back else ()),
        blocks.blank(forms.CASE_SHEET_FROM, forms.CASE_SHEET_DAY),
        *(
            content.Fields((content.Field((content.passage(text),), None, lines),))
            for text, lines in forms.CASE_SHEET_QUESTIONS
        ),
        content.ItemList(
            (content.ListItem(content.passage(forms.AGREEMENT_OF_CLIENT)),),
            content.ListKind.CHECK,
        ),
    ]
    return document(head, words.TITLES["conference.case_sheet"][0], body)


def case_sheet(
    head: PaperHead, meeting: KnownMeeting, item: KnownItem, reader: Reader, *, agreed: bool
) -> content.Document:
    """Return the sheet of one case as far as the reader may know it, without names.

    `item` was read with a cleaner that lets no name stand, and is called by its cover.
    """
    told = list(blocks.item_texts(item))
    body: list[Block] = [
        blocks.about(meeting, (words.FOR_WHOM, reader.whom)),
        *(told or [paragraph(_nothing(item))]),
        *(
            blocks.labelled(joined(each.role), each.view)
            for each in item.views
            if each.view and each.role
        ),
        content.ItemList(
            (
                content.ListItem(
                    content.passage(forms.AGREEMENT_OF_CLIENT),
                    ticked=agreed,
                ),
            ),
            content.ListKind.CHECK,
        ),
    ]
    return document(head, words.CASE_SHEET_OF.format(inside(item.title)), body)


def _nothing(item: KnownItem) -> str:
    return words.NO_TEXT_YET if item.known.is_told else words.NOTHING_FOR_YOU


def confidentiality(head: PaperHead, reader: Reader) -> content.Document:
    """Return the form with which somebody commits herself to secrecy."""
    points = tuple(content.ListItem(content.passage(each)) for each in forms.CONFIDENTIALITY_POINTS)
    office = head.office
    body: list[Block] = [
        content.Fields(
            (
                _field(forms.NAME_OF_SIGNER, reader.name),
                _field(words.ORGANISATION, reader.organisation),
                _field(words.FUNCTION, ""),
            )
        ),
        paragraph(forms.CONFIDENTIALITY_LEAD),
        content.ItemList(points, content.ListKind.NUMBERED),
        paragraph(forms.CONFIDENTIALITY_LAW),
        content.ItemList((content.ListItem(content.passage(forms.COPY)),), content.ListKind.CHECK),
        blocks.blank(forms.PLACE_AND_DAY, forms.SIGNATURE),
        paragraph(joined(office.name, office.phone, office.email)),
        paragraph(forms.CONFIDENTIALITY_NOTE, content.TextStyle.NOTE),
    ]
    return document(head, words.TITLES["conference.confidentiality"][0], body)


def _field(label: str, value: str) -> content.Field:
    said = blocks.typed(value, words.NAME) if value else None
    return content.Field((content.passage(label),), said)


def feedback(head: PaperHead, meeting: KnownMeeting) -> content.Document:
    """Return the short sheet that asks how the meeting was."""
    scale = forms.FEEDBACK_SCALE
    body: list[Block] = [
        blocks.about(meeting),
        paragraph(forms.FEEDBACK_LEAD),
        content.Table(
            (
                content.Column(),
                *(content.Column(width=22.0, align=content.Align.CENTER) for _ in scale),
            ),
            blocks.header(forms.FEEDBACK_STATEMENT, *scale),
            tuple(
                (content.cell(each), *(content.cell(forms.BOX) for _ in scale))
                for each in forms.FEEDBACK_STATEMENTS
            ),
            header_column=True,
            row_height=10.0,
        ),
        content.Spacer(3.0),
        *(
            content.Fields((content.Field((content.passage(text),), None, lines),))
            for text, lines in forms.FEEDBACK_OPEN
        ),
    ]
    return document(head, words.TITLES["conference.feedback"][0], body)


def summary(head: PaperHead, meeting: KnownMeeting, themes: Iterable[str]) -> content.Document:
    """Return what a meeting did in figures; small numbers of persons do not stand in it."""
    actions = meeting.view.actions
    still_open = sum(each.state is ActionState.OPEN for each in actions)
    present = sum(
        each.view.fields.attendance in _PRESENT and each.view.fields.client_id is None
        for each in meeting.people
    )
    kinds = Counter(each.fields.kind for each in actions)
    listed = [content.ListItem(blocks.typed(theme)) for theme in themes]
    body: list[Block] = [
        blocks.about(meeting, (words.PURPOSE, word(meeting.view.fields.purpose))),
        paragraph(words.SUMMARY_LEAD, content.TextStyle.SMALL),
        blocks.fields(
            *cases_in_figures(_states(meeting), head.office.smallest_count),
            (words.AGREEMENTS, str(len(actions))),
            *((words.OF_THESE.format(word(kind)), str(kinds[kind])) for kind in kinds),
            (words.STILL_OPEN, str(still_open)),
            (words.PRESENT, str(present)),
        ),
        heading(words.ISSUES_SEEN),
        content.ItemList(tuple(listed)) if listed else paragraph(words.NO_ISSUES),
    ]
    return document(head, words.TITLES["conference.summary"][0], body)


def _states(meeting: KnownMeeting) -> Mapping[ItemState, int]:
    """Count the clients, not the items: one who stands on the agenda twice is one person."""
    last = {
        item.fields.client_id or item.id: item.state for item in meeting.view.items if item.cover
    }
    return Counter(last.values())


def cases_in_figures(states: Mapping[ItemState, int], smallest: int) -> tuple[tuple[str, str], ...]:
    """Return the number of cases, split by what became of them where no part is too small.

    Where one part has to be hidden, all are: from the total and the others it could be computed.
    """
    total = sum(states.values())
    if shown_count(total, smallest) is None:
        return ((words.CASES_ON_AGENDA, words.FEWER.format(smallest)),)
    whole = (words.CASES_ON_AGENDA, str(total))
    if any(shown_count(number, smallest) is None for number in states.values()):
        return (whole, (words.SPLIT_HIDDEN, words.NOT_SHOWN))
    parts = ((words.OF_THESE.format(word(state)), str(states.get(state, 0))) for state in ItemState)
    return (whole, *(part for part in parts if part[1] != "0"))
