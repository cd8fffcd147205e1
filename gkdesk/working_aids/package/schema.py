"""The JSON schema of a return package, which holds for writing and for reading."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from gkdesk import paths
from gkdesk.errors import ResourceMissing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jsonschema import Draft202012Validator

_FILE = "antworten.schema.json"
_BOOK = "codebuch"
_NO_BOOK: dict[str, Any] = {"fragen": [], "tabellen": [], "listen": {}}


class DoesNotFit(ValueError):
    """The content is not as the schema wants it; what stands there is not repeated."""


def check(plain: Mapping[str, Any]) -> None:
    """Raise DoesNotFit unless the content of a JSON is as the schema wants it.

    The codebook of a template is the same in every package of it, and is looked through once.
    """
    book = plain.get(_BOOK)
    if not isinstance(book, dict):
        raise DoesNotFit
    _check_codebook(json.dumps(book, ensure_ascii=False))
    if not _validator().is_valid({**plain, _BOOK: _NO_BOOK}):
        raise DoesNotFit


@lru_cache(maxsize=256)
def _check_codebook(text: str) -> None:
    if not _codebook_validator().is_valid(json.loads(text)):
        raise DoesNotFit


@cache
def _validator() -> Draft202012Validator:
    return _made(_schema())


@cache
def _codebook_validator() -> Draft202012Validator:
    whole = _schema()
    return _made({**whole["properties"][_BOOK], "$defs": whole["$defs"]})


def _made(schema: dict[str, Any]) -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # it takes a while, and most days nobody needs it

    return Draft202012Validator(schema)


@cache
def _schema() -> dict[str, Any]:
    path = paths.resources() / "working_aids" / _FILE
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ResourceMissing(name=path.name) from error
    return found
