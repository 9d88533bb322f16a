"""What the paper is and which meeting it records: what all that follows counts from."""

import datetime as dt
from dataclasses import dataclass

from gp_toolkit.finding.meeting.conference import Anchor
from gp_toolkit.finding.paper.document_kind import Nature
from gp_toolkit.finding.scan import Scan
from gp_toolkit.model.reading import MeetingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What is known of the document when it is asked what comes next.

    Attributes:
        scan: The document, its years supplied.
        nature: What it is.
        kind: Of the meeting recorded.
        anchor: The day of the meeting recorded.
        issued: The day the document was sent out or written.
        counted_from: The day that intervals and missing years count from.
        delivery: The expected date of delivery, if one is stated.
        today: The day on which the document is read.
    """

    scan: Scan
    nature: Nature
    kind: MeetingKind | None
    anchor: Anchor
    issued: dt.date | None
    counted_from: dt.date | None
    delivery: dt.date | None
    today: dt.date
