"""The sentences of the analyses of the network."""

from __future__ import annotations
