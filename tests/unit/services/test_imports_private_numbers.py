"""A number that a list calls private stays private when it fills a record."""

from __future__ import annotations

import pytest

from gkdesk.services.imports.fills import Fills
from gkdesk.services.register.contact_fields import ContactFields


@pytest.mark.parametrize(
    ("known", "entered", "flag"),
    [
        ({"mobile": "0170 1234567"}, {"mobile": "0170/1234567"}, "mobile_private"),
        ({"phone": "0170 1234567"}, {"phone": "+49 170 1234567"}, "phone_private"),
        ({"email": "eva@example.org"}, {"email": "Eva@Example.org"}, "email_private"),
    ],
)
def test_a_number_is_private_however_the_list_writes_it(
    known: dict[str, str], entered: dict[str, str], flag: str
) -> None:
    there = ContactFields(name="Ott", **known)
    in_list = ContactFields(name="Ott", **entered, **{flag: True})
    filled = Fills.filled(there, in_list)
    (field,) = known
    assert getattr(filled, field) == known[field]
    assert getattr(filled, flag)


def test_another_number_is_not_private_because_the_one_of_the_list_is() -> None:
    there = ContactFields(name="Ott", mobile="0170 1")
    filled = Fills.filled(there, ContactFields(name="Ott", mobile="0170 2", mobile_private=True))
    assert not filled.mobile_private
