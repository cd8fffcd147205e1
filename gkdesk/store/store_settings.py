"""Settings that belong to the office (programme profile, letterhead): they lie in the store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from gkdesk.models.store_tables import StoreSetting
from gkdesk.text.labels import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from gkdesk.store.transactions import Transaction

SettingValue = str | int | bool | list[str] | dict[str, str]
Value = TypeVar("Value", bound=SettingValue)


class StoreSettings:
    """Typed values by name; a value of another type than the default counts as not set."""

    def __init__(
        self,
        *,
        read: Callable[[], AbstractContextManager[Session]],
        transaction: Callable[[Label], AbstractContextManager[Transaction]],
    ) -> None:
        self._read = read
        self._transaction = transaction

    def get(self, name: str, default: Value) -> Value:
        """Return the value under `name`, or `default`."""
        with self._read() as session:
            return self.get_along(session, name, default)

    def get_along(self, session: Session, name: str, default: Value) -> Value:
        """Return the value under `name` within a transaction that is under way."""
        query = select(StoreSetting.value).where(StoreSetting.name == name)
        found = session.scalars(query).first()
        if found is None:
            return default
        value = json.loads(found)
        return value if type(value) is type(default) else default

    def put(self, name: str, value: SettingValue) -> None:
        """Store one value, in a logged transaction that cannot be taken back."""
        self.put_all({name: value})

    def put_all(self, values: Mapping[str, SettingValue]) -> None:
        """Store several values at once."""
        with self._transaction(Label.SETTING_CHANGED) as transaction:
            for name, value in values.items():
                self.put_along(transaction.session, name, value)
            transaction.mark("setting", 0)

    def put_along(self, session: Session, name: str, value: SettingValue) -> None:
        """Store one value in a transaction that is under way; taking that back leaves it."""
        text = json.dumps(value, ensure_ascii=False)
        statement = insert(StoreSetting).values(name=name, value=text)
        session.execute(
            statement.on_conflict_do_update(index_elements=["name"], set_={"value": text})
        )
