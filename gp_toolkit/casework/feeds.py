"""Calendars that a program on this computer fetches by itself, at a secret address.

The address is shown once, when it is made; only a fingerprint of it is kept. Whoever
has the address may read the calendar without signing in, so it tells no more than the
practice's privacy level allows, and it can be ended at any time.
"""

import hashlib
import hmac
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import replace

from gp_toolkit.casework.calendars import (
    STRUCK_OUT_STAYS,
    Entry,
    as_file,
    clinician_entries,
    practice_entries,
)
from gp_toolkit.casework.desk import Desk
from gp_toolkit.casework.ports import Work
from gp_toolkit.model.clock import today
from gp_toolkit.model.diary import Feed
from gp_toolkit.model.errors import UserProblem
from gp_toolkit.model.practice import Act, AuditEvent, User

SECRET_BYTES = 32
"""256 bits: nobody guesses it."""


def make_feed(desk: Desk, *, by: User, clinician: str = "") -> tuple[Feed, str]:
    """Make a calendar feed.

    Args:
        desk: Where.
        by: The person.
        clinician: Whose conferences; empty for the whole practice.

    Returns:
        The feed, and the secret part of its address, which is shown this once.

    Raises:
        UserProblem: `unknown_clinician`.
    """
    desk.check(by, Act.MANAGE_FEEDS)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    feed = Feed(
        id=uuid.uuid4().hex,
        address_sha256=fingerprint(secret),
        clinician=clinician,
        made_by=by.id,
        made_at=desk.clock.now(),
    )
    with desk.store.work() as work:
        if clinician and clinician not in {p.name for p in work.clinicians()}:
            raise UserProblem(
                "unknown_clinician",
                "This clinician is not on the rota. Add them under Rota first.",
            )
        work.save_feed(feed)
        work.record(desk.event(by, Act.MANAGE_FEEDS, feed.id, "made"))
    return feed, secret


def revoke_feed(desk: Desk, feed_id: str, *, by: User) -> None:
    """End a feed: its address answers nobody any more.

    Raises:
        UserProblem: `unknown_feed`.
    """
    desk.check(by, Act.MANAGE_FEEDS)
    with desk.store.work() as work:
        feed = next((f for f in work.feeds() if f.id == feed_id), None)
        if feed is None:
            raise UserProblem(
                "unknown_feed", "This calendar feed is not there. Open the page again."
            )
        if feed.revoked_at is None:
            work.save_feed(replace(feed, revoked_at=desk.clock.now()))
            work.record(desk.event(by, Act.MANAGE_FEEDS, feed.id, "ended"))


def feeds(desk: Desk, *, by: User) -> Sequence[Feed]:
    """The feeds that answer, the oldest first."""
    desk.check(by, Act.MANAGE_FEEDS)
    with desk.store.work() as work:
        known = [f for f in work.feeds() if f.revoked_at is None]
    return sorted(known, key=lambda f: f.made_at)


def feed_file(desk: Desk, secret: str) -> bytes | None:
    """What a feed's address answers; None when there is no such feed.

    Nobody is signed in: the secret is the permission. The first fetch of a day is put
    on record.
    """
    with desk.store.work() as work:
        feed = _known(work, secret)
        if feed is None:
            return None
        on = today(desk.clock)
        if feed.fetched_on != on:
            work.save_feed(replace(feed, fetched_on=on))
            work.record(
                AuditEvent(
                    at=desk.clock.now(),
                    user=feed.made_by,
                    act=Act.EXPORT_CALENDAR,
                    subject=feed.id,
                    detail="feed fetched",
                )
            )
        entries = (
            clinician_entries(desk, work, feed.clinician)
            if feed.clinician
            else practice_entries(desk, work)
        )
        shown = [entry for entry in entries if not _long_struck_out(desk, entry)]
        return as_file(desk, work, shown, feed=True)


def fingerprint(secret: str) -> str:
    """What is kept of the secret part of an address."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _known(work: Work, secret: str) -> Feed | None:
    print_of = fingerprint(secret)
    for feed in work.feeds():
        same = hmac.compare_digest(feed.address_sha256, print_of)
        if same and feed.revoked_at is None:
            return feed
    return None


def _long_struck_out(desk: Desk, entry: Entry) -> bool:
    event = entry.event
    return event.cancelled and desk.clock.now() - event.changed_at > STRUCK_OUT_STAYS
