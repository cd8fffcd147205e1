"""What the page Menschen opens: the names by which other pages ask for a tab, a row or a list."""

from __future__ import annotations

from gkdesk.services.clients.views import LONG_WITHOUT_CONTACT_DAYS, ClientFilter
from gkdesk.ui.records.record_row import DONE, EDIT

PARTS_OF_KINDS = {
    "client.log": "log",
    "client.plan": "plan",
    "client.papers": "papers",
    "client.language": "language",
    "client.step": "plan",
    "client.chain": "chain",
    "client.referral": "chain",
    "client.consent": "consents",
}
ROWS_OF_KINDS = {
    "client.step": ("plan", "steps", DONE),
    "client.status": ("papers", "statuses", EDIT),
    "client.paper": ("papers", "papers", EDIT),
    "client.chain": ("chain", "chain_steps", EDIT),
    "client.referral": ("chain", "referrals", EDIT),
    "client.consent": ("consents", "consents", EDIT),
    "client.permit": ("language", "permits", EDIT),
    "client.goal": ("plan", "goals", EDIT),
    "client.course": ("language", "courses", EDIT),
}
"""The tab and the list in which rows of a kind stand, and what one usually does with one."""
FILTERS_OF_KINDS = {
    "client.without_step": ClientFilter(without_step=True),
    "client.no_contact": ClientFilter(no_contact_days=LONG_WITHOUT_CONTACT_DAYS),
}
