"""Tell whether a folder lies on a network drive, where SQLite's write-ahead log does not work."""

from __future__ import annotations

import os
import re
from pathlib import Path

MOUNTS = Path("/proc/mounts")
NETWORK_FILE_SYSTEMS = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "9p", "fuse.sshfs", "fuse.gvfsd-fuse",
    "fuse.davfs", "davfs", "ceph", "glusterfs", "fuse.glusterfs",
}  # fmt: skip
WINDOWS_REMOTE_DRIVE = 4
OCTAL = re.compile(r"\\([0-7]{3})")


def is_network_share(folder: Path) -> bool:
    """Tell whether `folder` lies on a share, as far as the system says so."""
    if os.name == "nt":
        return _is_remote_on_windows(folder)
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    return file_system_of(folder.resolve(), mounts) in NETWORK_FILE_SYSTEMS


def file_system_of(folder: Path, mounts: str) -> str:
    """Return the type of the innermost mount that holds `folder`, from the text of /proc/mounts."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = Path(OCTAL.sub(_unescaped, parts[1]))
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), parts[2]
    return kind


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 8))


def _is_remote_on_windows(folder: Path) -> bool:
    drive = folder.resolve().drive
    if drive.startswith("\\\\"):
        return True
    import ctypes

    system = getattr(ctypes, "windll").kernel32  # noqa: B009 - exists on Windows only
    return bool(system.GetDriveTypeW(drive + "\\") == WINDOWS_REMOTE_DRIVE)
