"""Core groups still to come when the document was made."""

import datetime as dt
from collections.abc import Sequence

from gp_toolkit.finding.binding import Bound, is_day
from gp_toolkit.finding.claim_dates import is_limit
from gp_toolkit.finding.claim_words import says_core_group
from gp_toolkit.finding.claims import Context
from gp_toolkit.finding.details import find_details
from gp_toolkit.model.document import Part
from gp_toolkit.model.reading import CoreGroup


def find_core_groups(
    context: Context, bounds: Sequence[Bound]
) -> tuple[CoreGroup, ...]:
    """Each booked day once, in date order; a limit ("by 20 March") is no meeting."""
    after = context.anchor.date or context.counted_from or context.today
    found: dict[dt.date, CoreGroup] = {}
    for bound in bounds:
        day = bound.mention.date
        if day is None or not is_day(bound.mention) or day <= after:
            continue
        if bound.row.depth or bound.row.part in (Part.FOOTER, Part.EMAIL_HEADER):
            continue
        if not says_core_group(context, bound) or is_limit(context.scan, bound):
            continue
        details = find_details(context.scan, bound)
        group = CoreGroup(date=day, start=details.start, venue=details.venue)
        known = found.get(day)
        if known is None or (known.start is None and group.start is not None):
            found[day] = group
    return tuple(found[day] for day in sorted(found))
