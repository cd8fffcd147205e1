"""What can be wrong with a spreadsheet that shall become a template, and what is left out of it.

Words: `gkdesk.text.wording.xlsforms`.
"""

from __future__ import annotations

from enum import StrEnum


class FormFlaw(StrEnum):
    """Why a sheet cannot be read as it stands."""

    NO_SURVEY = "no_survey"
    NO_QUESTIONS = "no_questions"
    NO_COLUMN = "no_column"
    COLUMN_TWICE = "column_twice"
    TOO_MANY_ROWS = "too_many_rows"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    FORMULA_ERROR = "formula_error"
    TYPE_MISSING = "type_missing"
    TYPE_UNKNOWN = "type_unknown"
    TYPE_UNSUPPORTED = "type_unsupported"
    TYPE_OF_DEVICE = "type_of_device"
    LIST_IN_FILE = "list_in_file"
    OR_OTHER = "or_other"
    TYPE_TOO_LONG = "type_too_long"
    NAME_MISSING = "name_missing"
    NAME_NOT_ALLOWED = "name_not_allowed"
    NAME_TWICE = "name_twice"
    LABEL_MISSING = "label_missing"
    NAME_IN_TEXT = "name_in_text"
    TEXT_TOO_LONG = "text_too_long"
    TEXT_UNREADABLE = "text_unreadable"
    END_WITHOUT_BEGIN = "end_without_begin"
    OTHER_END = "other_end"
    BEGIN_WITHOUT_END = "begin_without_end"
    TOO_DEEP = "too_deep"
    REPEAT_COUNT = "repeat_count"
    COLUMN_UNSUPPORTED = "column_unsupported"
    NOT_HERE = "not_here"
    NO_YES_OR_NO = "no_yes_or_no"
    BAD_ZONE = "bad_zone"
    BAD_ORIGIN = "bad_origin"
    BAD_LINES = "bad_lines"
    BAD_YEAR = "bad_year"
    LIST_NAME_MISSING = "list_name_missing"
    LIST_NAME_NOT_ALLOWED = "list_name_not_allowed"
    CHOICE_NAME_MISSING = "choice_name_missing"
    CHOICE_NAME_NOT_ALLOWED = "choice_name_not_allowed"
    CHOICE_TWICE = "choice_twice"
    CHOICE_LABEL_MISSING = "choice_label_missing"
    FORM_ID_NOT_ALLOWED = "form_id_not_allowed"


class FormNotice(StrEnum):
    """What was left out or added without harm."""

    OTHER_LANGUAGE = "other_language"
    COLUMN_IGNORED = "column_ignored"
    SETTING_IGNORED = "setting_ignored"
    SHEET_IGNORED = "sheet_ignored"
    VERSION_REPLACED = "version_replaced"
    ID_MADE = "id_made"
    SECTION_MADE = "section_made"
    SETTINGS_ROWS = "settings_rows"
