"""A small network, and what the tests of the overview look at again and again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from gkdesk.services.register.fields import Membership
from gkdesk.text.codes.clients import RecordKind
from gkdesk.text.codes.network import Area, FormalBasis, Intensity, InterfaceType, Quality
from gkdesk.text.ids import BodyId, CooperationId, MunicipalityId, OrganisationId
from gkdesk.ui.pages.network.overview.section import OverviewSection
from gkdesk.ui.widgets import Label
from tests.factories import a_body, a_contact, a_cooperation, a_municipality, an_organisation
from tests.ui.network.hands import network

if TYPE_CHECKING:
    from gkdesk.services.workspace import Workspace
    from gkdesk.ui.content import ContentView

LONG_AGO = dt.date(2024, 1, 5)
ORGANISATION, COOPERATION = RecordKind.ORGANISATION, RecordKind.COOPERATION


@dataclass(frozen=True)
class Small:
    """Jobcenter (core, two cooperations), VHS, Jugendamt in one municipality, a lonely Tafel."""

    jobcenter: OrganisationId
    vhs: OrganisationId
    youth: OrganisationId
    tafel: OrganisationId
    close: CooperationId
    loose: CooperationId
    core: BodyId
    town: MunicipalityId


def small_network(workspace: Workspace) -> Small:
    """Enter four organisations, two cooperations and the core group."""
    town = a_municipality(workspace, "Altdorf")
    other = a_municipality(workspace, "Neustadt")
    jobcenter = an_organisation(
        workspace,
        name="Jobcenter Musterland",
        short_name="JC",
        area=Area.WORK,
        fields=("work",),
        legal_areas=("sgb2",),
    )
    vhs = an_organisation(workspace, area=Area.EDUCATION, fields=("language",))
    youth = an_organisation(
        workspace,
        name="Jugendamt Altdorf",
        short_name="",
        area=Area.SOCIAL,
        legal_areas=("sgb8",),
    )
    tafel = an_organisation(workspace, name="Tafel Neustadt", short_name="")
    workspace.organisations.save_catchment(youth, [town])
    workspace.organisations.save_catchment(tafel, [other])
    workspace.organisations.confirm(tafel, LONG_AGO)
    close = a_cooperation(
        workspace,
        jobcenter,
        vhs,
        intensity=Intensity.VERY_CLOSE,
        basis=FormalBasis.AGREEMENT,
        quality=Quality.SOUND,
        interface_type=InterfaceType.TRANSITION,
    )
    loose = a_cooperation(
        workspace,
        jobcenter,
        youth,
        intensity=Intensity.LOOSE,
        quality=Quality.TO_CLARIFY,
        quality_reason="Zuständigkeit strittig",
    )
    core = a_body(workspace)
    seat = Membership(organisation_id=jobcenter, since=dt.date(2019, 3, 1))
    workspace.bodies.save_seat(core, seat)
    a_contact(workspace, name="Petersen", function="U25", organisation_id=jobcenter, fixed=True)
    return Small(jobcenter, vhs, youth, tafel, close, loose, core, town)


def overview_of(view: ContentView) -> OverviewSection:
    """Return the section Übersicht, which is shown."""
    section = network(view).show_section("overview")
    assert isinstance(section, OverviewSection)
    return section


def first_column(section: OverviewSection) -> list[str]:
    """Return the names in the first column of the table."""
    view = section.browse.tables.view()
    rows = view.rows
    return [str(rows.index(line, 0).data()) for line in range(rows.rowCount())]


def said(widget: QWidget) -> str:
    """Return everything that is read on a card: labels and names of buttons."""
    QApplication.processEvents()  # what was put into a layout is shown only then
    parts = [label.text() for label in widget.findChildren(Label) if label.isVisible()]
    shown = [each for each in widget.findChildren(QWidget) if each.isVisible()]
    return "\n".join([*parts, *(each.accessibleName() for each in shown)])
