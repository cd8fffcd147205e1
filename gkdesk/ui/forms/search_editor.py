"""The editor of a long list: what is typed there means an entry, or is said to mean none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gkdesk.ui.forms import specs
from gkdesk.ui.forms.editors import Editor
from gkdesk.ui.forms.search_input import SearchInput

if TYPE_CHECKING:
    from gkdesk.clock import Clock

_TYPED = "?"
"""Stands before what was typed and is no entry, in a draft; ids are numbers, codes are letters."""


class SearchChoiceEditor(Editor[specs.SearchChoiceField]):
    """One of a long list."""

    def __init__(self, spec: specs.SearchChoiceField, clock: Clock) -> None:
        super().__init__(spec, clock)
        self.search = SearchInput()
        self.search.offer([(str(one.value), one.text) for one in spec.choices], spec.empty_text)
        self.widget = self.search
        self.search.edited.connect(self.edited)
        self.search.left.connect(self.left)

    def add_choice(self, choice: specs.Choice) -> None:
        """Offer one more entry, and choose it."""
        choices = (*self.spec.choices, choice)
        self.spec = replace(self.spec, choices=choices)
        self.search.offer([(str(one.value), one.text) for one in choices], self.spec.empty_text)
        self.search.choose(str(choice.value))
        self.edited.emit()

    def raw(self) -> str:
        key = self.search.key()
        return f"{_TYPED}{self.search.typed()}" if key is None else key

    def restore(self, raw: str) -> None:
        if raw.startswith(_TYPED):
            self.search.take_up(raw.removeprefix(_TYPED))
        else:
            self.search.choose(raw)

    def read(self) -> object:
        key = self.search.key()
        if key is None:
            raise self.problem("not_in_list")
        for choice in self.spec.choices:
            if str(choice.value) == key:
                return choice.value
        return self.spec.empty_value

    def load(self, value: object) -> None:
        empty = value is None or value == self.spec.empty_value
        self.restore("" if empty else str(value))
