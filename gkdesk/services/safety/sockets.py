"""Count the connections that this process holds into a network, where the system lets it."""

from __future__ import annotations

import contextlib
import ipaddress
import os
import sys
from pathlib import Path

TABLES = ("tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6", "icmp", "icmp6")
OWN = Path("/proc/self")
SOCKET = "socket:["
LOCAL, REMOTE, INODE = 1, 2, 9


def open_connections(process: Path = OWN) -> int | None:
    """Return how many IP sockets reach beyond this device; None where that cannot be counted.

    Sockets to this very device (display, printing, keyring) are no connections into a network.
    """
    if not sys.platform.startswith("linux"):
        return None
    try:
        own = _own_inodes(process)
        lines = [line for table in TABLES for line in _lines(process / "net" / table)]
    except OSError:
        return None
    return sum(1 for fields in lines if fields[INODE] in own and _leaves_device(fields))


def _own_inodes(process: Path) -> set[str]:
    found = set()
    for entry in (process / "fd").iterdir():
        with contextlib.suppress(OSError):  # closed in between, such as the listing's own
            target = os.readlink(entry)  # noqa: PTH115 - the target is no path
            if target.startswith(SOCKET):
                found.add(target[len(SOCKET) : -1])
    return found


def _lines(table: Path) -> list[list[str]]:
    try:
        rows = table.read_text(encoding="ascii").splitlines()[1:]
    except FileNotFoundError:
        return []
    return [row.split() for row in rows]


def _leaves_device(fields: list[str]) -> bool:
    """Judge a connected socket by its other end, a waiting one by where it listens."""
    remote = _address(fields[REMOTE])
    return not (_address(fields[LOCAL]) if remote.is_unspecified else remote).is_loopback


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """Read an address as the kernel writes it: words of four bytes in the machine's own order."""
    raw = bytes.fromhex(text.partition(":")[0])
    words = [raw[at : at + 4] for at in range(0, len(raw), 4)]
    if sys.byteorder == "little":
        words = [word[::-1] for word in words]
    found = ipaddress.ip_address(b"".join(words))
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return mapped or found
