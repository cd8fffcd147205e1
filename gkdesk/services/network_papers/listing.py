"""The list of the papers of the network, as the page for printing and sending offers them."""

from __future__ import annotations

from gkdesk.services.network_papers.kinds import (
    PaperCode,
    PaperFormat,
    PaperKind,
    PaperOption,
)
from gkdesk.text.codes.clients import Audience
from gkdesk.text.papers import agreement as papers_agreement
from gkdesk.text.papers import network as words

_PICTURES = (PaperFormat.PDF, PaperFormat.SVG, PaperFormat.PNG)
_TABLES = (PaperFormat.PDF, PaperFormat.CSV, PaperFormat.XLSX)
_MAP_OPTIONS = (PaperOption.SHEET, PaperOption.GREY, PaperOption.WITHOUT_NAMES)
_MAP_READERS = (
    Audience.PARTICIPANT,
    Audience.STEERING_GROUP,
    Audience.MINISTRY,
    Audience.PUBLIC,
    Audience.OFFICE,
)
_MEMBERS = (Audience.PARTICIPANT, Audience.STEERING_GROUP, Audience.OFFICE)

KINDS: tuple[PaperKind, ...] = (
    PaperKind(
        PaperCode.MAP,
        words.MAP_TITLE,
        words.MAP,
        (*_PICTURES, PaperFormat.GRAPHML, PaperFormat.GEXF),
        _MAP_READERS,
        (*_MAP_OPTIONS, PaperOption.QUALITY, PaperOption.ARRANGEMENT),
    ),
    PaperKind(
        PaperCode.MAP_COMPARED,
        words.MAP_COMPARED_TITLE,
        words.MAP_COMPARED,
        _PICTURES,
        _MAP_READERS,
        (*_MAP_OPTIONS, PaperOption.ARRANGEMENT, PaperOption.STATES),
    ),
    PaperKind(
        PaperCode.COMPARISON,
        words.COMPARISON_TITLE,
        words.COMPARISON,
        (PaperFormat.PDF,),
        _MEMBERS,
        (PaperOption.STATES,),
    ),
    PaperKind(
        PaperCode.DIRECTORY,
        words.DIRECTORY_TITLE,
        words.DIRECTORY,
        (*_TABLES, PaperFormat.CARDS),
        _MEMBERS,
    ),
    PaperKind(
        PaperCode.OFFERS,
        words.OFFERS_TITLE,
        words.OFFERS,
        _TABLES,
        (*_MEMBERS, Audience.PUBLIC),
    ),
    PaperKind(
        PaperCode.VOLUNTEERS,
        words.VOLUNTEERS_TITLE,
        words.VOLUNTEERS,
        (PaperFormat.PDF,),
        (Audience.PARTICIPANT, Audience.PUBLIC),
    ),
    PaperKind(
        PaperCode.GAPS,
        words.GAPS_TITLE,
        words.GAPS,
        (PaperFormat.XLSX,),
        (Audience.STEERING_GROUP, Audience.PARTICIPANT, Audience.MINISTRY, Audience.OFFICE),
    ),
    PaperKind(
        PaperCode.FINDINGS,
        words.FINDINGS_TITLE,
        words.FINDINGS,
        (PaperFormat.PDF,),
        (Audience.STEERING_GROUP, Audience.OFFICE),
    ),
    PaperKind(
        PaperCode.CALLS,
        words.CALLS_TITLE,
        words.CALLS,
        (PaperFormat.PDF,),
        (Audience.OFFICE,),
    ),
    PaperKind(
        PaperCode.AGREEMENT,
        papers_agreement.RUNNING,
        papers_agreement.DESCRIPTION,
        (PaperFormat.PDF,),
        (Audience.PARTICIPANT, Audience.OFFICE),
        (PaperOption.COOPERATION,),
    ),
)
