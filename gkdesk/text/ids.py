"""Ids of the records that travel between the layers; a number never says what it names."""

from __future__ import annotations

from typing import NewType

ClientId = NewType("ClientId", int)
ContactId = NewType("ContactId", int)
OrganisationId = NewType("OrganisationId", int)
MunicipalityId = NewType("MunicipalityId", int)

PartId = NewType("PartId", int)
"""Id of one row of a client's record (a paper, a course, a step ...)."""
