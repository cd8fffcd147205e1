"""The lists of a case: phases, topics, education, permits, notes."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from gkdesk.services.clients import case_fields as case
from gkdesk.ui.pages.people import case_forms as forms
from gkdesk.ui.pages.people import case_texts as texts
from gkdesk.ui.pages.people.part_lists import part_kit, save_phase
from gkdesk.ui.pages.people.row_texts import Surroundings
from gkdesk.ui.records.record_list import RecordList

if TYPE_CHECKING:
    from collections.abc import Callable

    from gkdesk.services.clients.fields import Part
    from gkdesk.ui.forms import FormSpec
    from gkdesk.ui.pages.page import PageContext
    from gkdesk.ui.records.lookup import OfficeLookup
    from gkdesk.ui.records.record_kit import RecordKit
    from gkdesk.ui.records.row_text import RowText

P = TypeVar("P", bound="Part")


def phase_list(context: PageContext, lookup: OfficeLookup) -> RecordList[case.Phase]:
    """Return the phases; a new one ends the one before."""
    kit = _kit(context, lookup, case.Phase, forms.phase_form, texts.phase_text)
    return RecordList(context, dataclasses.replace(kit, save=partial(save_phase, context)))


def topic_list(context: PageContext, lookup: OfficeLookup) -> RecordList[case.Topic]:
    """Return the topics of the situation."""
    return RecordList(
        context, _kit(context, lookup, case.Topic, forms.topic_form, texts.topic_text)
    )


def education_list(context: PageContext, lookup: OfficeLookup) -> RecordList[case.Education]:
    """Return times at school, in training and at work."""
    kit = _kit(context, lookup, case.Education, forms.education_form, texts.education_text)
    return RecordList(context, kit)


def permit_list(context: PageContext, lookup: OfficeLookup) -> RecordList[case.CoursePermit]:
    """Return the Berechtigungsscheine."""
    kit = _kit(context, lookup, case.CoursePermit, forms.permit_form, texts.permit_text)
    return RecordList(context, kit)


def note_list(context: PageContext, lookup: OfficeLookup) -> RecordList[case.Note]:
    """Return the notes with their sources."""
    return RecordList(context, _kit(context, lookup, case.Note, forms.note_form, texts.note_text))


def _kit(
    context: PageContext,
    lookup: OfficeLookup,
    kind: type[P],
    form: Callable[[OfficeLookup, P | None], FormSpec[P]],
    words: Callable[[P, Surroundings], RowText],
) -> RecordKit[P]:
    kit = part_kit(context, lookup, kind, form)
    return dataclasses.replace(kit, text=partial(_text, context, lookup, words))


def _text(
    context: PageContext,
    lookup: OfficeLookup,
    words: Callable[[P, Surroundings], RowText],
    part: P,
) -> RowText:
    return words(part, Surroundings(context.workspace.clock.today(), lookup))
