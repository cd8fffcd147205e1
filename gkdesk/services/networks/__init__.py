"""The network as a whole: read, kept as states, compared and analysed."""

from __future__ import annotations
