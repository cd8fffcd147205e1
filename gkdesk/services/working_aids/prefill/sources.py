"""Every source of `gkdesk.working_aids.bindings` with what reads it; a test compares both."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from gkdesk.services.working_aids.prefill import conferences, network, people, tables, topics

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gkdesk.services.working_aids.prefill.known import Reader, RowsReader

SINGLE: Mapping[str, Reader] = MappingProxyType(
    {
        "office.name": network.office_name,
        "office.municipality": network.office_municipality,
        "office.kind": network.office_kind,
        "office.ags": network.office_ags,
        "core_group.members": network.core_members,
        "core_group.left": network.core_left,
        "core_group.joined": network.core_joined,
        "core_group.meetings": network.core_meetings,
        "core_group.topics": network.core_topics,
        "agreements.count": network.agreements_count,
        "agreements.parties": network.agreements_parties,
        "agreements.members": network.agreements_members,
        "agreements.any": network.agreements_any,
        "agreements.funded": network.agreements_funded,
        "agreements.immigration_office": network.agreements_immigration_office,
        "conferences.held": conferences.held,
        "conferences.count": conferences.count,
        "conferences.cases": conferences.cases,
        "conferences.immigration_office": conferences.immigration_office,
        "clients.count": people.count,
        "clients.training_toleration": people.training_toleration,
        "chains.open_ends": people.open_ends,
        "issues.open": conferences.open_issues,
    }
)
ROWS: Mapping[str, RowsReader] = MappingProxyType(
    {
        "bodies": tables.bodies,
        "actors": tables.actors,
        "municipalities": tables.municipalities,
        "agreements": tables.agreements,
        "funding_modules": tables.funding_modules,
        "offers": tables.offers,
        "needs": tables.needs,
        "topics": topics.topics,
        "gaps": topics.gaps,
        "status_counts": people.status_counts,
        "age_counts": people.age_counts,
        "gender_counts": people.gender_counts,
        "issues": conferences.issues,
    }
)
