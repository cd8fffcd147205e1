"""Counts of persons as tables that give away no small number."""

from __future__ import annotations
