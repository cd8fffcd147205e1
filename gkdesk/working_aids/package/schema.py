"""The JSON schema of a return package, which holds for writing and for reading."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator

from gkdesk import paths
from gkdesk.errors import ResourceMissing

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "antworten.schema.json"


class DoesNotFit(ValueError):
    """The content is not as the schema wants it; what stands there is not repeated."""


def check(plain: Mapping[str, Any]) -> None:
    """Raise DoesNotFit unless the content of a JSON is as the schema wants it."""
    if next(_validator().iter_errors(plain), None) is not None:
        raise DoesNotFit


@cache
def _validator() -> Draft202012Validator:
    path = paths.resources() / "working_aids" / _FILE
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ResourceMissing(name=path.name) from error
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)
