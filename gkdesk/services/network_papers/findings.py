"""The findings of all analyses in sentences, and the list of calls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from gkdesk.export import content
from gkdesk.network.findings import analyse
from gkdesk.network.findings.upkeep import call_list
from gkdesk.services.network_papers import page
from gkdesk.services.network_papers.aside import identity
from gkdesk.text.bidi_safe import inside
from gkdesk.text.codes.findings import Analysis
from gkdesk.text.dates import format_day_joined
from gkdesk.text.findings.meaning import DOES_NOT_MEAN_TITLE, MEANS_TITLE, Meaning, meaning_of
from gkdesk.text.findings.sentences import finding_sentence
from gkdesk.text.papers import network as words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from gkdesk.network.findings import FindingOptions
    from gkdesk.network.findings.upkeep import Call, UpkeepOptions
    from gkdesk.network.graph import Network
    from gkdesk.services.network_papers.aside import Identity
    from gkdesk.services.network_papers.source import PaperHead
    from gkdesk.text.findings.facts import FindingWords


def compose(
    head: PaperHead,
    network: Network,
    options: FindingOptions,
    said: FindingWords,
    *,
    aside: Collection[Identity],
) -> content.Document:
    """Return the findings, each analysis with what it means and what it does not.

    `aside` are the findings that somebody has set aside.
    """
    blocks: list[content.Block] = [page.paragraph(words.FINDINGS_LEAD)]
    for analysis in Analysis:
        found = [
            Told(each.severity.name.lower(), finding_sentence(each.code, each.facts, said))
            for each in analyse(network, analysis, options)
            if identity(each) not in aside
        ]
        blocks += _analysis(meaning_of(analysis, said.core), found)
    return page.document(head, words.FINDINGS_TITLE, blocks, subtitle=head.alliance)


@dataclass(frozen=True)
class Told:
    """A finding in words."""

    severity: str
    sentence: str


def _analysis(meaning: Meaning, findings: Sequence[Told]) -> Iterator[content.Block]:
    yield page.heading(meaning.title)
    yield from _note(MEANS_TITLE, meaning.means)
    if not findings:
        yield page.paragraph(words.NOTHING_FOUND)
    for severity, group in groupby(findings, key=_severity):
        yield page.heading(words.SEVERITIES[severity], 3)
        items = tuple(
            content.ListItem(content.passage(each.sentence, field=words.DETAILS)) for each in group
        )
        yield content.ItemList(items)
    yield from _note(DOES_NOT_MEAN_TITLE, meaning.does_not_mean)


def _severity(finding: Told) -> str:
    return finding.severity


def _note(title: str, text: str) -> Iterator[content.Block]:
    said = content.mixed(content.Run(f"{title}: ", strong=True), text)
    yield content.Paragraph(said, content.TextStyle.SMALL)


@dataclass(frozen=True)
class CallNames:
    """What stands behind the numbers of a call; people come with the number to dial."""

    phones: Mapping[int, str]
    people: Mapping[int, str]
    offers: Mapping[int, str]
    partners: Mapping[int, str]


def compose_calls(
    head: PaperHead, network: Network, options: UpkeepOptions, names: CallNames
) -> content.Document:
    """Return the calls to make, with the number to dial and room for what was said."""
    calls = call_list(network, options)
    blocks: list[content.Block] = [page.paragraph(words.CALLS_LEAD)]
    if calls:
        blocks.append(_calls(calls, names))
    else:
        blocks.append(page.paragraph(words.CALL_NOTHING))
    return page.document(head, words.CALLS_TITLE, blocks, subtitle=head.alliance)


def _calls(calls: tuple[Call, ...], names: CallNames) -> content.Table:
    header = (words.RESPONSIBLE_OFFICE, words.TO_CHECK, words.CALL_ANSWER)
    return content.Table(
        columns=(content.Column(1.0), content.Column(1.45), content.Column(0.9)),
        header=tuple(content.cell(text) for text in header),
        rows=tuple(_call(call, names) for call in calls),
        header_column=True,
        row_height=18.0,
    )


def _call(call: Call, names: CallNames) -> tuple[content.Cell, ...]:
    oldest = words.NEVER_CHECKED
    if call.oldest is not None:
        oldest = words.named_line(words.CALL_OLDEST, format_day_joined(call.oldest))
    phone = "" if call.organisation is None else names.phones[call.organisation]
    items = [words.CALL_OWN] if call.own else []
    items += [names.people[ref] for ref in call.people]
    items += [names.offers[ref] for ref in call.offers]
    items += [words.CALL_TIE.format(inside(names.partners[ref])) for ref in call.ties]
    boxes = content.ItemList(
        tuple(
            content.ListItem(content.mixed(content.foreign(item), field=words.DETAILS))
            for item in items
        ),
        content.ListKind.CHECK,
    )
    return (
        page.stacked(
            page.strong(call.name or words.CALL_LOOSE),
            page.labelled(words.PHONE, phone, as_code=True),
            page.small(oldest),
        ),
        content.Cell((boxes,)),
        content.Cell(),
    )
