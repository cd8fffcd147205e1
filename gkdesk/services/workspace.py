"""One unlocked store with everything that can be done in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from gkdesk.services.basis.consent_papers import ConsentPapers
from gkdesk.services.basis.consents import Consents
from gkdesk.services.batch import Batches
from gkdesk.services.booklets.lines.others import KeptNames
from gkdesk.services.booklets.making import Booklets
from gkdesk.services.case_papers.making import CasePapers
from gkdesk.services.chain.chains import Chains
from gkdesk.services.clients.keeping import Clients
from gkdesk.services.code_lists import CodeLists
from gkdesk.services.disclosures import Disclosures
from gkdesk.services.drafts import Drafts
from gkdesk.services.handouts.making import Handouts
from gkdesk.services.history import History
from gkdesk.services.imports.importing import Imports
from gkdesk.services.meetings.actions import Actions
from gkdesk.services.meetings.agenda import Agenda
from gkdesk.services.meetings.meetings import Meetings
from gkdesk.services.meetings.people import Participants
from gkdesk.services.meetings.series import SeriesOfMeetings
from gkdesk.services.merging.merging import Merging
from gkdesk.services.network_papers.making import NetworkPapers
from gkdesk.services.networks.analyses import Analyses
from gkdesk.services.networks.networks import Networks
from gkdesk.services.networks.snapshots import Snapshots
from gkdesk.services.office import Office
from gkdesk.services.outcome import Change, Label, Outcome
from gkdesk.services.practice import is_demo, mark_as_demo
from gkdesk.services.profiles import Profiles
from gkdesk.services.register.bodies import Bodies
from gkdesk.services.register.contacts import Contacts
from gkdesk.services.register.cooperations import Cooperations
from gkdesk.services.register.counts import Counts
from gkdesk.services.register.duplicates import Duplicates
from gkdesk.services.register.needs import Needs
from gkdesk.services.register.offers import Offers
from gkdesk.services.register.organisations import Organisations
from gkdesk.services.register.tasks import OfficeTasks
from gkdesk.services.safety.backups import Backups
from gkdesk.services.safety.log_view import LogView
from gkdesk.services.safety.security import Security
from gkdesk.services.search.search import Hit, Search
from gkdesk.services.statistics.making import Statistics
from gkdesk.services.structural.issues import StructuralIssues
from gkdesk.services.texts.texts import Texts
from gkdesk.services.today.today import Today
from gkdesk.services.working_aids.aids import WorkingAids
from gkdesk.services.working_aids.printing.making import AidPapers
from gkdesk.services.working_aids.sending import Sending
from gkdesk.text import word_memory

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from gkdesk.clock import Clock
    from gkdesk.services.working_aids.evaluations import Evaluations
    from gkdesk.store.device_key import DeviceKeyring
    from gkdesk.store.store import Store
    from gkdesk.store.store_settings import StoreSettings

__all__ = ["Change", "Hit", "Label", "Outcome", "Workspace"]


class Workspace:
    """Made by `gkdesk.services.access`; after `close` every call raises StoreLocked."""

    def __init__(self, store: Store, *, keyring: DeviceKeyring | None = None) -> None:
        self._store = store
        self.clients = Clients(store)
        self.consents = Consents(store)
        self.chains = Chains(store)
        self.issues = StructuralIssues(store)
        self.series = SeriesOfMeetings(store)
        self.meetings = Meetings(store)
        self.agenda = Agenda(store)
        self.participants = Participants(store)
        self.actions = Actions(store)
        self.contacts = Contacts(store)
        self.organisations = Organisations(store)
        self.bodies = Bodies(store)
        self.cooperations = Cooperations(store)
        self.offers = Offers(store)
        self.needs = Needs(store)
        self.tasks = OfficeTasks(store)
        self.aids = WorkingAids(store)
        self.codes = CodeLists(store)
        self.office = Office(store)
        self.profiles = Profiles(store)
        self.texts = Texts(store)
        self.disclosures = Disclosures(store)
        self._read_network(store)
        self._make_papers(store)
        self._keep_safe(store, keyring)
        word_memory.wake(self)

    def _read_network(self, store: Store) -> None:
        self.counts = Counts(store)
        self.network = Networks(store)
        self.snapshots = Snapshots(store)
        self.analyses = Analyses(store)
        self.batches = Batches(store)
        self.duplicates = Duplicates(store)
        self.merging = Merging(store)
        self.imports = Imports(store)

    def _make_papers(self, store: Store) -> None:
        office, profiles, names = self.office, self.profiles, KeptNames(store)
        self.returns = Sending(store, office=office)
        self.aid_papers = AidPapers(store, office=office, aids=self.aids, returns=self.returns)
        self.booklets = Booklets(
            store,
            clients=self.clients,
            office=office,
            profiles=profiles,
            codes=self.codes,
            disclosures=self.disclosures,
            texts=self.texts,
            names=names,
        )
        self.handouts = Handouts(
            store,
            clients=self.clients,
            office=office,
            profiles=profiles,
            texts=self.texts,
            names=names,
        )
        self.network_papers = NetworkPapers(
            store,
            office=office,
            profiles=profiles,
            cooperations=self.cooperations,
            snapshots=self.snapshots,
        )
        self.consent_papers = ConsentPapers(store, office=office, disclosures=self.disclosures)
        self.case_papers = CasePapers(store, office=office, profiles=profiles)
        self.statistics = Statistics(store, office=office, profiles=profiles)

    def _keep_safe(self, store: Store, keyring: DeviceKeyring | None) -> None:
        self.search = Search(store.search)
        self.backups = Backups(store)
        self.today = Today(store, self.last_backup)
        self.history = History(store)
        self.drafts = Drafts(store)
        self.log = LogView(store)
        self.security = Security(store, self.last_backup, keyring)

    @cached_property
    def evaluations(self) -> Evaluations:
        """Return what evaluates returns; few need it, and unlocking must not wait for it."""
        from gkdesk.services.working_aids.evaluations import Evaluations

        return Evaluations(self._store, office=self.office)

    @property
    def clock(self) -> Clock:
        return self._store.clock

    @property
    def folder(self) -> Path:
        return self._store.folder

    @property
    def store_id(self) -> str:
        return self._store.store_id

    @property
    def settings(self) -> StoreSettings:
        """Return the settings that belong to the office, not to the device."""
        return self._store.settings

    @property
    def is_closed(self) -> bool:
        return self._store.is_closed

    @property
    def is_demo(self) -> bool:
        """Tell whether the store holds invented people for practising."""
        return is_demo(self._store)

    def mark_as_demo(self) -> None:
        """Note that the store holds invented people only."""
        mark_as_demo(self._store)

    def last_backup(self) -> dt.datetime | None:
        """Return when the last backup passed its check, or None."""
        return self.backups.last_at()

    def close(self, *, end_of_session: bool = False) -> None:
        """Lock; at the end of the session undo and redo are emptied, too."""
        self._store.close(end_of_session=end_of_session)
        self.duplicates.forget()
        self.aids.forget()
        word_memory.forget(self)
