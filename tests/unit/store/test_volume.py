"""A network share is recognised from the table of mounts."""

from __future__ import annotations

from pathlib import Path

import pytest

from gkdesk.store.volume import file_system_of, is_network_share

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
//server/daten /mnt/Amt\\040Integration cifs rw 0 0
/dev/sdb1 /mnt/Amt\\040Integration/lokal ext4 rw 0 0
server:/home /home nfs4 rw 0 0
kaputt
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/lib/gkdesk", "ext4"),
        ("/mnt/Amt Integration/Bestand", "cifs"),
        ("/mnt/Amt Integration/lokal/Bestand", "ext4"),
        ("/mnt/Amt", "ext4"),
        ("/home/lena", "nfs4"),
    ],
)
def test_the_innermost_mount_counts(folder: str, kind: str) -> None:
    assert file_system_of(Path(folder), MOUNTS) == kind


def test_a_local_folder_is_no_share(tmp_path: Path) -> None:
    assert not is_network_share(tmp_path)
