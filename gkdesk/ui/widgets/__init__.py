"""The building blocks of every page.

buttons   PrimaryButton, PlainButton, DangerButton, LinkButton, TextButton (text, icon=None);
          IconButton, FramedIconButton (name, icon); Segmented, TabBar (name, choices)
labels    Label, HeadingLabel, ElidedLabel (text, Role); NameLabel (name, size_role);
          IconLabel (icon, color); IconText (icon, text, Role)
boxes     Box(kind), Card(title) with .head and .body, SectionHeader(text), Hairline()
chips     FilterChip(text), MenuChip(text, menu), Tag(text, Tone, icon)
choices   CheckBox(text), RadioButton(text), CheckMenu(name) (use these, not Qt's own)
notices   Banner(text, Kind, action), Toast(host) with .say(text)
layouts   ScrollPage() with .body, FlowLayout(), Row(*widgets), clear_layout(layout)
field_row FieldRow(label, field, help_text=, required=) with .show_error(sentence)
fields    SearchField(name, placeholder, shortcut), PassphraseField(name, strength=)
states    EmptyState(title, line, sunrise=) with .suggest(…), SaveIndicator(), NextStepBox(…),
          ProgressPanel(title, unit), PrivacyCover(covered)
stepper   StepperColumn(steps) with .set_current(index)

A module is imported when a name of it is first asked for: the unlock page needs a third of them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gkdesk.ui.widgets.boxes import Box, Card, Hairline, SectionHeader
    from gkdesk.ui.widgets.buttons import (
        DangerButton,
        FramedIconButton,
        IconButton,
        KitButton,
        LinkButton,
        PlainButton,
        PrimaryButton,
        Segmented,
        TabBar,
        TextButton,
    )
    from gkdesk.ui.widgets.chips import FilterChip, MenuChip, Tag, Tone
    from gkdesk.ui.widgets.choices import CheckBox, CheckMenu, RadioButton
    from gkdesk.ui.widgets.field_row import FieldRow
    from gkdesk.ui.widgets.fields import PassphraseField, SearchField
    from gkdesk.ui.widgets.labels import (
        ElidedLabel,
        HeadingLabel,
        IconLabel,
        IconText,
        Label,
        NameLabel,
        Role,
    )
    from gkdesk.ui.widgets.layouts import FlowLayout, Row, ScrollPage, clear_layout
    from gkdesk.ui.widgets.notices import Banner, Kind, Toast
    from gkdesk.ui.widgets.states import (
        EmptyState,
        NextStepBox,
        PrivacyCover,
        ProgressPanel,
        SaveIndicator,
    )
    from gkdesk.ui.widgets.stepper import StepperColumn

_HOMES = {
    "boxes": "Box Card Hairline SectionHeader",
    "buttons": (
        "DangerButton FramedIconButton IconButton KitButton LinkButton PlainButton PrimaryButton "
        "Segmented TabBar TextButton"
    ),
    "chips": "FilterChip MenuChip Tag Tone",
    "choices": "CheckBox CheckMenu RadioButton",
    "field_row": "FieldRow",
    "fields": "PassphraseField SearchField",
    "labels": "ElidedLabel HeadingLabel IconLabel IconText Label NameLabel Role",
    "layouts": "FlowLayout Row ScrollPage clear_layout",
    "notices": "Banner Kind Toast",
    "states": "EmptyState NextStepBox PrivacyCover ProgressPanel SaveIndicator",
    "stepper": "StepperColumn",
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"{__name__}.{home}"), name)
    setattr(sys.modules[__name__], name, value)
    return value


__all__ = [
    "Banner",
    "Box",
    "Card",
    "CheckBox",
    "CheckMenu",
    "DangerButton",
    "ElidedLabel",
    "EmptyState",
    "FieldRow",
    "FilterChip",
    "FlowLayout",
    "FramedIconButton",
    "Hairline",
    "HeadingLabel",
    "IconButton",
    "IconLabel",
    "IconText",
    "Kind",
    "KitButton",
    "Label",
    "LinkButton",
    "MenuChip",
    "NameLabel",
    "NextStepBox",
    "PassphraseField",
    "PlainButton",
    "PrimaryButton",
    "PrivacyCover",
    "ProgressPanel",
    "RadioButton",
    "Role",
    "Row",
    "SaveIndicator",
    "ScrollPage",
    "SearchField",
    "SectionHeader",
    "Segmented",
    "StepperColumn",
    "TabBar",
    "Tag",
    "TextButton",
    "Toast",
    "Tone",
    "clear_layout",
]
