"""“Auf diesem Gerät merken”: a secret in the operating system's keyring.

This is comfort, not protection: any program of the same user can read the entry. Only keyrings
that encrypt are used, and none may hang the program.
"""

from __future__ import annotations

import base64
import contextlib
import queue
import secrets
import threading
from typing import TYPE_CHECKING, TypeVar

import keyring
from keyring.backends.chainer import ChainerBackend
from keyring.errors import PasswordDeleteError

from gkdesk.errors import KeyringUnavailable, NoDeviceKey

if TYPE_CHECKING:
    from collections.abc import Callable

    from keyring.backend import KeyringBackend

Answer = TypeVar("Answer")

SERVICE = "gkdesk"
SECRET_BYTES = 32
TIMEOUT_SECONDS = 5.0
ALLOWED_MODULES = {
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
}


class DeviceKeyring:
    """Keep one secret per store in a keyring; whatever goes wrong is `KeyringUnavailable`."""

    def __init__(
        self,
        backend: KeyringBackend | None = None,
        *,
        timeout: float = TIMEOUT_SECONDS,
        allowed: frozenset[str] = frozenset(ALLOWED_MODULES),
    ) -> None:
        self._chosen = backend
        self._timeout = timeout
        self._allowed = allowed

    def is_available(self) -> bool:
        """Tell whether an allowed keyring answers."""
        try:
            self._in_time(self._backend)
        except KeyringUnavailable:
            return False
        return True

    def new_secret(self, store_id: str) -> bytes:
        """Make a secret, keep it in the keyring and return it once it can be read back."""
        secret = secrets.token_bytes(SECRET_BYTES)
        text = base64.b64encode(secret).decode()

        def keep() -> str | None:
            backend = self._backend()
            backend.set_password(SERVICE, store_id, text)
            return backend.get_password(SERVICE, store_id)

        if self._in_time(keep) != text:
            raise KeyringUnavailable(reason="not_kept")
        return secret

    def secret(self, store_id: str) -> bytes:
        """Return the secret of a store; raises `NoDeviceKey` if this device holds none."""

        def ask() -> str | None:
            return self._backend().get_password(SERVICE, store_id)

        text = self._in_time(ask)
        if text is None:
            raise NoDeviceKey
        try:
            return base64.b64decode(text, validate=True)
        except ValueError:
            raise NoDeviceKey from None

    def forget(self, store_id: str) -> None:
        """Remove the secret of a store; it is no error if there is none."""

        def remove() -> None:
            with contextlib.suppress(PasswordDeleteError):
                self._backend().delete_password(SERVICE, store_id)

        self._in_time(remove)

    def _backend(self) -> KeyringBackend:
        chosen = self._chosen if self._chosen is not None else keyring.get_keyring()
        candidates = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
        for backend in candidates:
            if type(backend).__module__ in self._allowed:
                return _without_roaming(backend)
        raise KeyringUnavailable(reason="not_allowed")

    def _in_time(self, ask: Callable[[], Answer]) -> Answer:
        """Ask in a thread of its own: a keyring may wait for a prompt that nobody sees."""
        answers: queue.SimpleQueue[tuple[Answer | None, BaseException | None]] = queue.SimpleQueue()

        def work() -> None:
            try:
                answers.put((ask(), None))
            except BaseException as error:  # noqa: BLE001 - handed to the asking thread
                answers.put((None, error))

        threading.Thread(target=work, name="keyring", daemon=True).start()
        try:
            answer, error = answers.get(timeout=self._timeout)
        except queue.Empty:
            raise KeyringUnavailable(reason="no_answer") from None
        if error is None:
            return answer  # type: ignore[return-value]
        if isinstance(error, KeyringUnavailable):
            raise error
        # Backends let errors of D-Bus, of the system's interface and of their own escape alike.
        if isinstance(error, Exception):
            raise KeyringUnavailable(reason=type(error).__name__) from None
        raise error


def _without_roaming(backend: KeyringBackend) -> KeyringBackend:
    """Keep the entry on this machine: by default Windows copies it along with the profile."""
    if hasattr(backend, "persist"):
        backend.persist = "local machine"
    return backend
