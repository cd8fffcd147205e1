"""A new cooperation, entered on the page of one of its two organisations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gkdesk.services.register.fields import CooperationFields
from gkdesk.text.codes.network import FormalBasis, Intensity
from gkdesk.text.ids import OrganisationId
from gkdesk.ui.forms import (
    Choice,
    ChoiceField,
    FormSpec,
    SearchChoiceField,
)
from gkdesk.ui.pages.network.records.cooperation_forms import ASSUMED, BASES, INTENSITIES
from gkdesk.ui.records.one_off_form import OneOffForm
from gkdesk.ui.records.row_text import joined

if TYPE_CHECKING:
    from gkdesk.services.workspace import Outcome
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup

KNOWN = "Kooperation besteht"


@dataclass(frozen=True)
class NewTie:
    """With whom, how close, and on what basis; everything else follows on its own page."""

    other_id: OrganisationId | None = None
    intensity: Intensity = Intensity.REGULAR
    basis: FormalBasis = FormalBasis.LIVED


class NewTieForm(OneOffForm[NewTie]):
    """`written` comes with the id of the cooperation."""

    def __init__(self, context: PageContext, lookup: OfficeLookup) -> None:
        super().__init__(context, "organisation.tie")
        self._lookup = lookup

    def spec(self) -> FormSpec[NewTie]:
        return FormSpec(
            NewTie,
            (
                SearchChoiceField(
                    name="other_id",
                    label="Zusammenarbeit mit",
                    choices=self._others(),
                    empty_text="bitte wählen",
                    required=True,
                ),
                ChoiceField(
                    name="intensity",
                    label="Intensität",
                    choices=INTENSITIES,
                    empty_text=None,
                    help_text=ASSUMED,
                ),
                ChoiceField(
                    name="basis",
                    label="Grundlage",
                    choices=BASES,
                    empty_text=None,
                    help_text=ASSUMED,
                ),
            ),
            name="Neue Kooperation",
        )

    def _others(self) -> tuple[Choice, ...]:
        """Return all other organisations; with whom there is a cooperation, that is said."""
        own = OrganisationId(self._ref or 0)
        rows = self._context.workspace.cooperations.rows(organisation_id=own)
        known = {row.other_id(own) for row in rows}
        return tuple(
            Choice(each.value, joined(each.text, KNOWN if each.value in known else ""))
            for each in self._lookup.organisations()
            if each.value != own
        )

    def start(self) -> NewTie:
        return NewTie()

    def write(self, ref: int, value: NewTie) -> Outcome:
        entered = CooperationFields(
            OrganisationId(ref),
            OrganisationId(value.other_id or 0),
            intensity=value.intensity,
            basis=value.basis,
        )
        return self._context.workspace.cooperations.create(entered)
