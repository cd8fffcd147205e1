"""The building blocks of every page.

buttons   PrimaryButton, PlainButton, DangerButton, LinkButton, TextButton (text, icon=None);
          IconButton, FramedIconButton (name, icon); Segmented, TabBar (name, choices)
labels    Label, HeadingLabel, ElidedLabel (text, Role); NameLabel (name, size_role);
          IconLabel (icon, color); IconText (icon, text, Role)
boxes     Box(kind), Card(title) with .head and .body, SectionHeader(text), Hairline()
chips     FilterChip(text), MenuChip(text, menu), Tag(text, Tone, icon)
choices   CheckBox(text), RadioButton(text), CheckMenu(name) (use these, not Qt's own)
notices   Banner(text, Kind, action), Toast(host) with .say(text)
layouts   ScrollPage() with .body, FlowLayout(), Row(*widgets)
field_row FieldRow(label, field, help_text=, required=) with .show_error(sentence)
fields    SearchField(name, placeholder, shortcut), PassphraseField(name, strength=)
states    EmptyState(title, line, sunrise=) with .suggest(…), SaveIndicator(), NextStepBox(…),
          ProgressPanel(title, unit), PrivacyCover(covered)
stepper   StepperColumn(steps) with .set_current(index)
"""

from __future__ import annotations

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
from gkdesk.ui.widgets.layouts import FlowLayout, Row, ScrollPage
from gkdesk.ui.widgets.notices import Banner, Kind, Toast
from gkdesk.ui.widgets.states import (
    EmptyState,
    NextStepBox,
    PrivacyCover,
    ProgressPanel,
    SaveIndicator,
)
from gkdesk.ui.widgets.stepper import StepperColumn

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
]
