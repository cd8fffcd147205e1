"""What is due today."""

from __future__ import annotations
