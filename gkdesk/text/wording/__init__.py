"""The German words of the fixed codes, in one table each."""

from __future__ import annotations
