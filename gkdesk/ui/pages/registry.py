"""The list of all pages, in the order of the navigation. A page's module loads at first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.clients import RecordKind
from gkdesk.ui.pages.page import PageSpec

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gkdesk.ui.pages.page import Page, PageContext


def _today(context: PageContext, parent: QWidget) -> Page:
    from gkdesk.ui.pages.today import TodayPage

    return TodayPage(context, parent)


def _network(context: PageContext, parent: QWidget) -> Page:
    from gkdesk.ui.pages.network.page import NetworkPage

    return NetworkPage(context, parent)


def _people(context: PageContext, parent: QWidget) -> Page:
    from gkdesk.ui.pages.people.page import PeoplePage

    return PeoplePage(context, parent)


def _conferences(context: PageContext, parent: QWidget) -> Page:
    from gkdesk.ui.pages.conferences.page import ConferencesPage

    return ConferencesPage(context, parent)


def _working_aids(context: PageContext, parent: QWidget) -> Page:
    from gkdesk.ui.pages.working_aids.page import WorkingAidsPage

    return WorkingAidsPage(context, parent)


def _print(context: PageContext, parent: QWidget) -> Page:
    from gkdesk.ui.pages.print_send.page import PrintSendPage

    return PrintSendPage(context, parent)


def _security(context: PageContext, parent: QWidget) -> Page:
    from gkdesk.ui.pages.security import SecurityPage

    return SecurityPage(context, parent)


def _settings(context: PageContext, parent: QWidget) -> Page:
    from gkdesk.ui.pages.settings import SettingsPage

    return SettingsPage(context, parent)


def _texts(context: PageContext, parent: QWidget) -> Page:
    from gkdesk.ui.pages.texts.page import TextsPage

    return TextsPage(context, parent)


def _help(context: PageContext, parent: QWidget) -> Page:
    from gkdesk.ui.pages.help import HelpPage

    return HelpPage(context, parent)


def _about(context: PageContext, parent: QWidget) -> Page:
    from gkdesk.ui.pages.about import AboutPage

    return AboutPage(context, parent)


PEOPLE_KINDS = (RecordKind.CLIENT.value,)
CONFERENCE_KINDS = (
    RecordKind.MEETING.value,
    RecordKind.MEETING_SERIES.value,
    RecordKind.ACTION_ITEM.value,
    RecordKind.STRUCTURAL_ISSUE.value,
)
NETWORK_KINDS = (
    RecordKind.ORGANISATION.value,
    RecordKind.CONTACT_PERSON.value,
    RecordKind.COOPERATION.value,
    RecordKind.BODY.value,
    RecordKind.OFFER.value,
    RecordKind.NEED.value,
    RecordKind.TASK.value,
    "task",
    RecordKind.SNAPSHOT.value,
    "finding_gaps",
    "finding_interfaces",
    "finding_upkeep",
    "finding_evaluation",
)
AID_KINDS = (RecordKind.WORKING_AID.value, RecordKind.AID_TEMPLATE.value)
PRINT_KINDS = (
    "booklet",
    "handout",
    "letter",
    "glossary",
    "paper",
    "case_paper",
    "consent_paper",
    "aid_paper",
)
TEXT_KINDS = ("texts", RecordKind.OFFICE_TEXT.value, RecordKind.OFFICE_LANGUAGE.value)
PAGES: tuple[PageSpec, ...] = (
    PageSpec("today", "Heute", "today", _today),
    PageSpec("network", "Netzwerk", "network", _network, kinds=NETWORK_KINDS),
    PageSpec("people", "Menschen", "people", _people, kinds=PEOPLE_KINDS),
    PageSpec("conferences", "Konferenzen", "conference", _conferences, kinds=CONFERENCE_KINDS),
    PageSpec("working_aids", "Arbeitshilfen", "working-aid", _working_aids, kinds=AID_KINDS),
    PageSpec("print", "Drucken & Senden", "printer", _print, kinds=PRINT_KINDS),
    PageSpec("security", "Sicherheit", "shield", _security),
    PageSpec(
        "settings", "Einstellungen", "settings", _settings, ("office",), foot=True, keys="Ctrl+,"
    ),
    PageSpec("texts", "Texte und Sprachen", "language", _texts, kinds=TEXT_KINDS, hidden=True),
    PageSpec("help", "Hilfe", "help", _help, foot=True),
    PageSpec("about", "Über gkdesk", "info", _about, hidden=True),
)


def spec_for(key: str, pages: tuple[PageSpec, ...] = PAGES) -> PageSpec | None:
    """Return the page with this key."""
    return next((spec for spec in pages if spec.key == key), None)


def spec_for_kind(kind: str, pages: tuple[PageSpec, ...] = PAGES) -> PageSpec | None:
    """Return the page for `kind`; `client.papers` is a part of `client`."""
    root = kind.partition(".")[0]
    return next((spec for spec in pages if root in spec.kinds), None)
