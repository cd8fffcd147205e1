"""What a cooperation rests on: the one rule for map, table, card, papers and findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.text.codes.network import FormalBasis

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from gkdesk.models import cooperation as tables
    from gkdesk.services.register.fields import Agreement

_STRENGTH = tuple(FormalBasis)


def basis_on(
    day: dt.date, chosen: FormalBasis, agreements: Iterable[Agreement | tables.Agreement]
) -> FormalBasis:
    """Return what a cooperation rests on: its strongest agreement in force, else what was chosen.

    An agreement without a day of signing counts, as it does in the figures. The kinds of basis
    stand in the order of their strength.
    """
    held = {
        FormalBasis(one.basis)
        for one in agreements
        if (one.signed_on is None or one.signed_on <= day)
        and (one.runs_until is None or one.runs_until >= day)
    }
    return max(held, key=_STRENGTH.index, default=chosen)
