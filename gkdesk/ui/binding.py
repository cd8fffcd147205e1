"""A guard against a fault of the Qt binding under Python 3.11.

PySide6 6.12 is built for interpreters on which None, True and False are immortal (3.12 and later).
On 3.11 it gives back references to them that it never took: every call without a result takes one
from None, and after some thousand calls the interpreter aborts. The guard gives the constants so
many references that no session can use them up, which is what newer interpreters do by themselves.
"""

from __future__ import annotations

import ctypes
import sys

_FIRST_SAFE_VERSION = (3, 12)
_CONSTANTS = (None, True, False, NotImplemented, Ellipsis)
_PLENTY = 1 << 60


def keep_constants_alive() -> None:
    """Make the constants immortal where the interpreter does not; harmless when repeated."""
    if sys.version_info >= _FIRST_SAFE_VERSION:
        return
    for constant in _CONSTANTS:
        references = ctypes.c_ssize_t.from_address(id(constant))
        if references.value < _PLENTY // 2:
            references.value += _PLENTY
