"""The building blocks of every page.

buttons   PrimaryButton, PlainButton, DangerButton, LinkButton, TextButton (text, icon=None);
          IconButton, FramedIconButton (name, icon); Segmented, TabBar (name, choices)
labels    Label, HeadingLabel, ElidedLabel (text, Role); NameLabel (name, size_role);
          IconLabel (icon, color); IconText (icon, text, Role)
boxes     Box(kind), Card(title) with .head and .body, SectionHeader(text), Hairline()
chips     FilterChip(text), MenuChip(text, menu), Tag(text, Tone, icon)
notices   Banner(text, Kind, action), Toast(host) with .say(text)
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
from gkdesk.ui.widgets.labels import (
    ElidedLabel,
    HeadingLabel,
    IconLabel,
    IconText,
    Label,
    NameLabel,
    Role,
)
from gkdesk.ui.widgets.notices import Banner, Kind, Toast

__all__ = [
    "Banner",
    "Box",
    "Card",
    "DangerButton",
    "ElidedLabel",
    "FilterChip",
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
    "PlainButton",
    "PrimaryButton",
    "Role",
    "SectionHeader",
    "Segmented",
    "TabBar",
    "Tag",
    "TextButton",
    "Toast",
    "Tone",
]
