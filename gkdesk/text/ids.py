"""Ids of the records that travel between the layers; a number never says what it names."""

from __future__ import annotations

from typing import NewType

ClientId = NewType("ClientId", int)
ContactId = NewType("ContactId", int)
OrganisationId = NewType("OrganisationId", int)
MunicipalityId = NewType("MunicipalityId", int)
BodyId = NewType("BodyId", int)
CooperationId = NewType("CooperationId", int)
OfferId = NewType("OfferId", int)
NeedId = NewType("NeedId", int)
TaskId = NewType("TaskId", int)
SnapshotId = NewType("SnapshotId", int)
SeriesId = NewType("SeriesId", int)
MeetingId = NewType("MeetingId", int)
ActionId = NewType("ActionId", int)
IssueId = NewType("IssueId", int)
AidId = NewType("AidId", int)
AidTemplateId = NewType("AidTemplateId", int)
BookletProfileId = NewType("BookletProfileId", int)
BookletCopyId = NewType("BookletCopyId", int)

PartId = NewType("PartId", int)
"""Id of one row of a record's lists (a paper, a step, a seat, an agreement ...)."""
