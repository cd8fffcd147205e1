"""The German words of papers that are printed or saved."""

from __future__ import annotations
