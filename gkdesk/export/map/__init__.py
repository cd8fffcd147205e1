"""The map of the network as documents and files: SVG, PDF, poster, GraphML and GEXF."""

from __future__ import annotations
