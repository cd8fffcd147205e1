"""Find the repeated tables of a template."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gkdesk.working_aids.template import Group

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gkdesk.working_aids.template import Template


def tables_of(template: Template) -> Iterator[Group]:
    """Go through the tables from top to bottom."""
    for section in template.sections:
        yield from tables_in(section)


def tables_in(group: Group) -> Iterator[Group]:
    """Go through the tables of a section."""
    for child in group.children:
        if isinstance(child, Group):
            if child.repeat:
                yield child
            else:
                yield from tables_in(child)
