"""The room's front door: any document in, a reading out."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from gp_toolkit.finding.claims.announced import announced_days
from gp_toolkit.finding.claims.claim import Claim
from gp_toolkit.finding.claims.collecting import collect, whose
from gp_toolkit.finding.claims.conference_lists import listed_conferences
from gp_toolkit.finding.claims.core_groups import find_core_groups
from gp_toolkit.finding.claims.lone_days import lone_day
from gp_toolkit.finding.claims.slots import with_slots
from gp_toolkit.finding.coming.earning import earned, names_case
from gp_toolkit.finding.coming.entries import Weighing
from gp_toolkit.finding.coming.next_conference import has_timed, loose_days, weigh
from gp_toolkit.finding.meeting.conference import (
    NO_ANCHOR,
    Anchor,
    find_anchor,
    is_announced,
)
from gp_toolkit.finding.meeting.context import Context
from gp_toolkit.finding.meeting.details import Details, find_details
from gp_toolkit.finding.meeting.hours import told_end, told_start
from gp_toolkit.finding.meeting.other_minutes import is_title_day
from gp_toolkit.finding.paper.authority import find_authority
from gp_toolkit.finding.paper.binding import Bound, bind_all, rebind
from gp_toolkit.finding.paper.document_kind import Nature, is_of_the_past, tell_nature
from gp_toolkit.finding.paper.families import find_sections, has_several_families
from gp_toolkit.finding.paper.heads import is_guidance
from gp_toolkit.finding.paper.issued import find_issued
from gp_toolkit.finding.paper.meeting_kinds import meeting_kind
from gp_toolkit.finding.paper.nations import possible_nations
from gp_toolkit.finding.people.everybody import Everybody, find_people
from gp_toolkit.finding.people.names import People, people_of
from gp_toolkit.finding.plan.outcomes import Outcome, find_outcome
from gp_toolkit.finding.scan import Scan, look_over
from gp_toolkit.finding.tasks.actions import find_actions
from gp_toolkit.finding.tasks.requests import find_report_request
from gp_toolkit.finding.wording.vocabulary import Words
from gp_toolkit.model.calendar import AuthorityMark, BankHolidays, Nation
from gp_toolkit.model.document import Document, DocumentState
from gp_toolkit.model.family import Child, PlanStatus
from gp_toolkit.model.reading import (
    AHEAD,
    DocumentFacts,
    DocumentKind,
    Meeting,
    MeetingKind,
    NextConference,
    NextStatus,
    Reading,
)

_WITH_TEXT = (DocumentState.READ, DocumentState.PARTLY_READ)


def find(
    document: Document,
    *,
    words: Words,
    holidays: Mapping[Nation, BankHolidays],
    authorities: Sequence[AuthorityMark],
    today: dt.date,
) -> Reading:
    """Find what a document says about a child protection conference.

    Args:
        document: Of any kind whatever; one without text gives an empty reading.
        words: The cue files.
        holidays: By nation; where no authority is recognised, those of every nation
            that the paper's signs leave possible.
        authorities: How councils can be recognised.
        today: The day that "past" is judged by.
    """
    if document.state not in _WITH_TEXT or not document.blocks:
        return Reading(
            document=DocumentFacts(kind=DocumentKind.OTHER, child_protection=False)
        )
    seen = look_over(document, words)
    bounds = bind_all(seen)
    nature = tell_nature(seen)
    kind = meeting_kind(seen, nature)
    anchor = find_anchor(seen, bounds, nature, kind, today)
    if _is_still_to_come(seen, bounds, nature, kind, anchor, today):
        nature = replace(nature, kind=DocumentKind.INVITATION)
        kind = meeting_kind(seen, nature)
        anchor = NO_ANCHOR
    ahead = anchor.date if anchor.date and anchor.date > today else None
    if ahead and not nature.child_protection:
        anchor = NO_ANCHOR  # an agenda or notice: the meeting is the next one
    authority = find_authority(seen, authorities)
    context, bounds = _understand(seen, bounds, nature, kind, anchor, today)
    everybody = find_people(context.scan, nature, today)
    people = people_of(
        [child.name for child in everybody.children],
        others=everybody.siblings,
        grown=[adult.name for adult in everybody.adults],
    )
    outcome = find_outcome(
        context.scan,
        people,
        anchor=context.anchor.date,
        is_plan=nature.kind is DocumentKind.PLAN,
    )
    general = _is_general(context, everybody)
    outcome = Outcome() if general else outcome
    claims = () if general else _claims(context, bounds, people)
    loose = loose_days(context, bounds)
    weighing = Weighing(
        context=context,
        outcome=outcome,
        holidays=_holidays_for(claims, seen, authority, holidays),
        people=people,
        loose=loose,
        timed=has_timed(context, bounds, loose),
        several_families=has_several_families(context.scan),
    )
    listed = listed_conferences(context, people)
    coming = listed or earned(weighing, weigh(weighing, claims), claims, bounds)
    coming = tuple(_placed(entry, people) for entry in coming)
    report = find_report_request(context, bounds)
    family = [child.name for child in everybody.children]
    family += [adult.name for adult in everybody.adults]
    asked = find_actions(context, everybody.professionals, family, report)
    return Reading(
        document=DocumentFacts(
            kind=nature.kind,
            child_protection=nature.child_protection,
            authority=authority.id if authority else None,
            issued=context.issued,
        ),
        conference=Meeting()
        if listed or general
        else _meeting(context, bounds, coming, ahead),
        next=coming,
        core_groups=find_core_groups(context, bounds),
        children=tuple(_with_outcome(c, outcome) for c in everybody.children),
        adults=everybody.adults,
        professionals=everybody.professionals,
        report=report,
        actions=asked.actions,
        possible_actions=asked.possible,
    )


def _is_general(context: Context, everybody: Everybody) -> bool:
    """Whether a paper is about conferences in general, or about an invented one.

    A guide that names a child, or a case by its number, may be the cover of a record.
    """
    nature, scan = context.nature, context.scan
    if nature.taught:
        return True
    if not nature.child_protection:
        return False
    named = bool(everybody.children) or names_case(context)
    return is_guidance(scan) and not named


def _placed(entry: NextConference, people: People) -> NextConference:
    """`8 September 2026 10am – Carter`: a child's name is no place."""
    said = set((entry.venue or "").lower().split())
    named = any(said <= set(name.lower().split()) for name in people.names)
    return replace(entry, venue=None) if said and named else entry


def _claims(
    context: Context, bounds: Sequence[Bound], people: People
) -> Sequence[Claim]:
    """What is said of a next conference; if nothing, what is announced, or a lone day."""
    sections = find_sections(context.scan)
    claims = with_slots(context, collect(context, bounds, people, sections), people)
    if not any(c.date and not c.old for c in claims):
        claims = (*claims, *_announced(context, bounds, people))
    if not claims and (lone := lone_day(context, bounds)):
        claims = (lone,)
    return claims


def _holidays_for(
    claims: Sequence[Claim],
    seen: Scan,
    authority: AuthorityMark | None,
    holidays: Mapping[Nation, BankHolidays],
) -> tuple[BankHolidays, ...]:
    """Those of the council's nation, or of every nation that the paper can be from.

    The paper is asked for its nation only where a day is a holiday anywhere.
    """
    if authority is not None:
        nations: Collection[Nation] = {authority.nation}
    elif any(h.name_of(c.date) for c in claims if c.date for h in holidays.values()):
        nations = possible_nations(seen)
    else:
        nations = holidays
    return tuple(held for nation, held in holidays.items() if nation in nations)


def _announced(
    context: Context, bounds: Sequence[Bound], people: People
) -> Sequence[Claim]:
    """What a notice announces without naming it, each day with its children."""
    claims = announced_days(context, bounds)
    return [replace(c, children=whose(context, c, people)) for c in claims]


def _is_still_to_come(
    seen: Scan,
    bounds: Sequence[Bound],
    nature: Nature,
    kind: MeetingKind | None,
    anchor: Anchor,
    today: dt.date,
) -> bool:
    """A paper for a conference still to come is no record of it.

    An agenda or a report form says "Date of conference" too; where that day lies ahead
    and nothing tells of a decision or who was there, it announces the conference.
    """
    if nature.kind is not DocumentKind.CONFERENCE_RECORD or is_of_the_past(seen):
        return False
    if not anchor.sure and is_announced(seen, bounds, nature, kind, today):
        return True
    return anchor.date is not None and anchor.date > today


def _understand(
    seen: Scan,
    bounds: Sequence[Bound],
    nature: Nature,
    kind: MeetingKind | None,
    anchor: Anchor,
    today: dt.date,
) -> tuple[Context, tuple[Bound, ...]]:
    """What the rest rests on; all dates are read again from the day they count from."""
    issued = find_issued(seen, bounds, nature, today)
    counted = anchor.date or issued or today
    written = (issued if nature.letter else anchor.date) or counted
    scan = seen.anchored(counted, written)
    bounds = rebind(scan, bounds)
    context = Context(
        scan=scan,
        nature=nature,
        kind=kind,
        anchor=anchor,
        issued=issued,
        counted_from=counted,
        delivery=_delivery(bounds),
        today=today,
    )
    return context, bounds


def _meeting(
    context: Context,
    bounds: Sequence[Bound],
    coming: Sequence[NextConference],
    ahead: dt.date | None,
) -> Meeting:
    """The meeting recorded; for an invitation or agenda, the one it is about."""
    bound = context.anchor.bound
    if context.nature.kind in AHEAD or _is_agenda(context, bounds, coming, ahead):
        booked = [n for n in coming if n.status is NextStatus.BOOKED]
        told = booked or [n for n in coming if n.date is not None]
        if told:
            first = told[0]
            named = first.kind is not MeetingKind.MEETING
            return Meeting(
                kind=first.kind if named else context.kind,
                date=first.date,
                start=first.start,
                end=first.end,
                venue=first.venue,
                mode=first.mode,
            )
    details = find_details(context.scan, bound) if bound else Details()
    scan, kind = context.scan, context.kind
    start = details.start or (told_start(scan, kind) if bound else None)
    end = details.end or (told_end(scan, kind, start) if start else None)
    return Meeting(
        kind=context.kind,
        date=context.anchor.date,
        start=start,
        end=end,
        venue=details.venue,
        mode=details.mode,
    )


def _is_agenda(
    context: Context,
    bounds: Sequence[Bound],
    coming: Sequence[NextConference],
    ahead: dt.date | None,
) -> bool:
    """Whether the title of another body's paper names the day of its next meeting."""
    if context.nature.child_protection or context.anchor.date or not coming:
        return False
    day = coming[0].date
    if day is None or day == ahead:
        return day is not None
    return any(b.mention.date == day and is_title_day(context.scan, b) for b in bounds)


def _with_outcome(child: Child, outcome: Outcome) -> Child:
    plan = outcome.plans.get(child.name, outcome.plan)
    categories = outcome.child_categories.get(child.name, outcome.categories)
    ended = plan in (PlanStatus.NONE, PlanStatus.CHILD_IN_NEED)
    return replace(child, plan=plan, categories=() if ended else categories)


def _delivery(bounds: Sequence[Bound]) -> dt.date | None:
    for bound in bounds:
        if bound.kind == "delivery" and bound.mention.date:
            return bound.mention.date
    return None
