"""Forms: a tuple of field specs becomes widgets, checks, tab order and accessible names."""

from __future__ import annotations

from gkdesk.ui.forms.specs import (
    ChecksField,
    Choice,
    ChoiceField,
    DateField,
    EditableChoiceField,
    EmailField,
    FieldSpec,
    FormSpec,
    MultiChoiceField,
    MultilineField,
    NameField,
    NumberField,
    PartialDateField,
    PhoneField,
    PostalCodeField,
    SearchChoiceField,
    Source,
    TextField,
    YesNoField,
)
from gkdesk.ui.forms.view import FormView

__all__ = [
    "ChecksField",
    "Choice",
    "ChoiceField",
    "DateField",
    "EditableChoiceField",
    "EmailField",
    "FieldSpec",
    "FormSpec",
    "FormView",
    "MultiChoiceField",
    "MultilineField",
    "NameField",
    "NumberField",
    "PartialDateField",
    "PhoneField",
    "PostalCodeField",
    "SearchChoiceField",
    "Source",
    "TextField",
    "YesNoField",
]
