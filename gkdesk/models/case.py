"""Further lists of a client's record: phases, topics, education, notes, and the chain of steps."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from gkdesk.models.client import ClientPart
from gkdesk.models.network import later_flag, later_text, reference


class ClientPhase(ClientPart):
    """A period in one phase of the accompaniment."""

    __tablename__ = "client_phase"
    __table_args__ = (
        Index("ix_client_phase_now", "client_id", "phase", sqlite_where=text("until IS NULL")),
    )

    phase: Mapped[str]
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]
    note: Mapped[str] = mapped_column(default="")


class ClientTopic(ClientPart):
    """What is known about one topic of the case: how it stands, and what is wanted."""

    __tablename__ = "client_topic"

    topic: Mapped[str]
    situation: Mapped[str] = mapped_column(default="")
    wanted: Mapped[str] = mapped_column(default="")
    noted_on: Mapped[dt.date | None]
    category: Mapped[str]


class ClientEducation(ClientPart):
    """A time at school, in training, at work; recognition of what was reached there."""

    __tablename__ = "client_education"

    kind_of_education: Mapped[str]
    what: Mapped[str] = mapped_column(default="")
    place: Mapped[str] = mapped_column(default="")
    since: Mapped[str | None]
    until: Mapped[str | None]
    certificate: Mapped[str] = mapped_column(default="")
    recognition: Mapped[str] = mapped_column(default="not_asked")
    note: Mapped[str] = mapped_column(default="")


class ClientCoursePermit(ClientPart):
    """A Berechtigungsschein for a course."""

    __tablename__ = "client_course_permit"

    kind_of_course: Mapped[str] = mapped_column(default="")
    issued_by: Mapped[str] = mapped_column(default="")
    issued_on: Mapped[dt.date | None]
    valid_until: Mapped[dt.date | None] = mapped_column(index=True)
    used_on: Mapped[dt.date | None]
    note: Mapped[str] = mapped_column(default="")


class ClientNote(ClientPart):
    """A note with its source; what was confided leaves only where that is released expressly."""

    __tablename__ = "client_note"

    line: Mapped[str]
    on: Mapped[dt.date]
    source: Mapped[str] = mapped_column(default="office")
    category: Mapped[str | None]
    confided: Mapped[bool] = mapped_column(default=False)


class ClientChainStep(ClientPart):
    """A step of the Bildungs- und Integrationskette, in the order of `position`."""

    __tablename__ = "client_chain_step"
    __table_args__ = (Index("ix_client_chain_step_state", "state", "client_id"),)

    what: Mapped[str]
    offer_id: Mapped[int | None] = reference("offer", nullable=True)
    organisation_id: Mapped[int | None] = reference("organisation", nullable=True)
    field: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="planned")
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]
    note: Mapped[str] = mapped_column(default="")


class ClientTransition(ClientPart):
    """What was done at the passage from one step of the chain to the next.

    Without `to_id` nothing follows yet: the Anschluss is open. Without `from_id` the chain begins.
    """

    __tablename__ = "client_transition"

    from_id: Mapped[int | None] = reference("client_chain_step", nullable=True)
    to_id: Mapped[int | None] = reference("client_chain_step", nullable=True)
    contact_id: Mapped[int | None] = reference("contact_person", nullable=True)
    organisation_id: Mapped[int | None] = reference("organisation", nullable=True)
    prepared_on: Mapped[dt.date | None]
    accompanied_on: Mapped[dt.date | None]
    documented_on: Mapped[dt.date | None]
    talked_on: Mapped[dt.date | None]
    opening: Mapped[str | None]
    note: Mapped[str] = mapped_column(default="")


class ClientReferral(ClientPart):
    """A client passed on to somebody, from the proposal to the answer that comes back."""

    __tablename__ = "client_referral"
    __table_args__ = (Index("ix_client_referral_state", "state", "answer_due", "feedback_due"),)

    organisation_id: Mapped[int | None] = reference("organisation", nullable=True)
    contact_id: Mapped[int | None] = reference("contact_person", nullable=True)
    offer_id: Mapped[int | None] = reference("offer", nullable=True)
    step_id: Mapped[int | None] = reference("client_chain_step", nullable=True)
    subject: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="proposed")
    proposed_on: Mapped[dt.date | None]
    asked_on: Mapped[dt.date | None]
    answer_due: Mapped[dt.date | None]
    answered_on: Mapped[dt.date | None]
    begun_on: Mapped[dt.date | None]
    feedback_due: Mapped[dt.date | None]
    feedback_on: Mapped[dt.date | None]
    feedback: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")


class ClientConsent(ClientPart):
    """A basis of disclosure: a consent, a release from secrecy, or a legal provision.

    Whom it names: a contact person, an organisation, a body, or `recipient` in words. It holds
    from `since` to `until`, once it is signed and until it is withdrawn. `herself` says that it is
    for the client alone, not for her family; `asked` keeps who was in the case when it was signed.
    """

    __tablename__ = "client_consent"
    __table_args__ = (
        Index("ix_client_consent_end", "until", sqlite_where=text("withdrawn_on IS NULL")),
    )

    basis: Mapped[str] = mapped_column(default="consent")
    purpose: Mapped[str] = mapped_column(default="disclosure")
    member_id: Mapped[int | None] = reference("client_member", nullable=True)
    herself: Mapped[bool] = later_flag()
    asked: Mapped[str] = later_text()
    signatory_kind: Mapped[str] = mapped_column(default="person")
    signatory: Mapped[str] = mapped_column(default="")
    contact_id: Mapped[int | None] = reference("contact_person", nullable=True)
    organisation_id: Mapped[int | None] = reference("organisation", nullable=True)
    body_id: Mapped[int | None] = reference("body", nullable=True)
    recipient: Mapped[str] = mapped_column(default="")
    aim: Mapped[str] = mapped_column(default="")
    categories: Mapped[str] = mapped_column(default="")
    confided: Mapped[bool] = mapped_column(default=False)
    direction: Mapped[str] = mapped_column(default="to_recipient")
    since: Mapped[dt.date | None]
    until: Mapped[dt.date | None]
    signed_on: Mapped[dt.date | None]
    language: Mapped[str] = mapped_column(default="")
    interpreter: Mapped[str] = mapped_column(default="")
    text_version: Mapped[str] = mapped_column(default="")
    provision: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    withdrawn_on: Mapped[dt.date | None]
