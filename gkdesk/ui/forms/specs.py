"""What a form consists of: one frozen spec per field; widgets, checks and names follow from it."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, fields, is_dataclass
from typing import Generic, TypeVar

from gkdesk.services.validation import MOST_HOURS
from gkdesk.text.date_input import Lean

T = TypeVar("T")
DATE_HELP = "Zum Beispiel 3.4., morgen oder in 2 Wochen"
PARTIAL_HELP = "Tag, Monat oder nur das Jahr: 3.4.1999, 4.1999, 1999"


@dataclass(frozen=True)
class Choice:
    """One entry of a list: the value that is stored and the words that are read."""

    value: Hashable
    text: str


@dataclass(frozen=True)
class Source:
    """Where the entries of a list come from; `text` leads there as long as there are none."""

    text: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class FieldSpec:
    """One field: `name` is the attribute of the value; `wide` takes the whole width.

    `group` is a caption above the field, for the first field of a part of the form.
    """

    name: str
    label: str
    help_text: str = ""
    required: bool = False
    wide: bool = False
    group: str = ""


@dataclass(frozen=True, kw_only=True)
class TextField(FieldSpec):
    """One line of text, stripped; empty is ""."""

    placeholder: str = ""


@dataclass(frozen=True, kw_only=True)
class NameField(TextField):
    """A name in any script: direction by its content, Arabic in Naskh."""


@dataclass(frozen=True, kw_only=True)
class MultilineField(FieldSpec):
    """Several lines of text; empty is ""."""

    lines: int = 4
    placeholder: str = ""
    wide: bool = True


@dataclass(frozen=True, kw_only=True)
class ChoiceField(FieldSpec):
    """One of `choices`; `empty_text` is the entry for no value, None offers none."""

    choices: tuple[Choice, ...]
    empty_text: str | None = "keine Angabe"
    empty_value: Hashable = None
    source: Source | None = None


@dataclass(frozen=True, kw_only=True)
class SearchChoiceField(ChoiceField):
    """One of many `choices`, found by any part of its text."""


@dataclass(frozen=True, kw_only=True)
class EditableChoiceField(FieldSpec):
    """Free text with suggestions; empty is ""."""

    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MultiChoiceField(FieldSpec):
    """Any number of `choices`; the value is a tuple in the order of the choices."""

    choices: tuple[Choice, ...]
    empty_text: str = "nichts ausgewählt"
    source: Source | None = None


@dataclass(frozen=True, kw_only=True)
class ChecksField(MultiChoiceField):
    """The same with every choice in view, for what nobody may overlook."""

    wide: bool = True


@dataclass(frozen=True, kw_only=True)
class YesNoField(FieldSpec):
    """A check box; the label is its text."""


@dataclass(frozen=True, kw_only=True)
class DateField(FieldSpec):
    """A day as people type it, or really empty (None); `lean` says where a bare day lies."""

    help_text: str = DATE_HELP
    lean: Lean = Lean.FUTURE


@dataclass(frozen=True, kw_only=True)
class PartialDateField(FieldSpec):
    """A date of which perhaps only the year is known, or None."""

    help_text: str = PARTIAL_HELP


@dataclass(frozen=True, kw_only=True)
class PhoneField(TextField):
    """A telephone number, kept as typed."""


@dataclass(frozen=True, kw_only=True)
class PostalCodeField(TextField):
    """A postal code: five digits, or one from abroad."""


@dataclass(frozen=True, kw_only=True)
class EmailField(TextField):
    """An e-mail address, kept as typed."""


@dataclass(frozen=True, kw_only=True)
class NumberField(FieldSpec):
    """A whole number from `least` to `most`, or None; `unit` is read behind it."""

    least: int = 0
    most: int = MOST_HOURS
    unit: str = ""


@dataclass(frozen=True)
class FormSpec(Generic[T]):
    """A form for one frozen dataclass: its fields in reading order."""

    value_type: type[T]
    fields: tuple[FieldSpec, ...]
    name: str = ""

    def __post_init__(self) -> None:
        if not is_dataclass(self.value_type):
            raise TypeError("a form collects a dataclass")
        known = {field.name for field in fields(self.value_type)}
        unknown = {field.name for field in self.fields} - known
        if unknown:
            message = f"{self.value_type.__name__} has no {sorted(unknown)}"
            raise TypeError(message)
