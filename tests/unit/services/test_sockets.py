"""The connections into a network are counted at the process itself."""

from __future__ import annotations

import socket
import sys
from typing import TYPE_CHECKING

import pytest

from gkdesk.services.safety.sockets import open_connections

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the count needs Linux"
)


def test_a_process_without_sockets_has_no_connection() -> None:
    assert open_connections() == 0


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_socket_that_listens_to_the_network_counts(family: socket.AddressFamily) -> None:
    with socket.socket(family, socket.SOCK_DGRAM) as waiting:
        waiting.bind(("0.0.0.0" if family == socket.AF_INET else "::", 0))
        assert open_connections() == 1
    assert open_connections() == 0


def test_a_connection_to_this_device_is_none_into_a_network() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()),
    ):
        assert open_connections() == 0


def test_the_other_end_of_a_connection_decides(tmp_path: Path) -> None:
    (tmp_path / "fd").mkdir()
    (tmp_path / "fd" / "7").symlink_to("socket:[4711]")
    (tmp_path / "net").mkdir()
    head = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when uid to inode"
    line = "   0: 0100007F:A1B2 {}:01BB 01 00000000:00000000 00:00000000 00000000 1000 0 4711 1"
    remote = "010200C0" if sys.byteorder == "little" else "C0000201"
    (tmp_path / "net" / "tcp").write_text(f"{head}\n{line.format(remote)}\n", encoding="ascii")
    assert open_connections(tmp_path) == 1


def test_what_cannot_be_counted_is_not_called_nothing(tmp_path: Path) -> None:
    assert open_connections(tmp_path / "fehlt") is None
