"""Booklets for clients: profiles, choices, blocks, voices, and how they leave the office."""

from __future__ import annotations
