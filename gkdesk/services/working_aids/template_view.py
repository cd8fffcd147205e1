"""A template as it is shown: what it asks, where it was begun, and why it is not offered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from gkdesk.text.ids import AidTemplateId


class NotOffered(StrEnum):
    """Why a template is there and cannot be begun."""

    PROFILE = "profile"
    """The programme profile of the office has others."""
    REPLACED = "replaced"
    """One of the office's own stands in its place."""
    OLDER = "older"
    """A newer version of it is there."""
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class TemplateView:
    """A template that is there; `ref` is None for a shipped one.

    `questions` is how many it asks at most. `not_offered` says why it cannot be begun, if so.
    `problem` says why a stored one cannot be read; then only its names are known.
    """

    id: str
    version: int
    title: str
    short: str = ""
    year: int = 0
    about: str = ""
    questions: int = 0
    not_offered: NotOffered | None = None
    ref: AidTemplateId | None = None
    file_name: str = ""
    imported_on: dt.date | None = None
    withdrawn_on: dt.date | None = None
    rounds: tuple[int, ...] = ()
    problem: str = ""

    @property
    def is_offered(self) -> bool:
        """Tell whether it can be begun."""
        return self.not_offered is None
