"""The register of the network: its records, entered, kept true and ended."""

from __future__ import annotations
