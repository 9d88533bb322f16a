"""Heads of papers that a plan can follow, and an action in words."""

from gp_toolkit.model.reading import Action
from tests.finding.cases import spoken

RECORD = """
Record of Review Child Protection Conference held on Tuesday 10 March 2026
Child: Ava Carter, born 4 June 2018
"""
GP_NAMED = """
Minutes of Initial Child Protection Conference
Date of conference: Tuesday 10 March 2026
Child: Ava Carter, born 4 June 2018
GP: Dr Meena Rao, Castlegate Surgery
"""
LETTER = """
Dear Dr Rao
Review Child Protection Conference, Tuesday 10 March 2026
Re: Ava Carter, born 4 June 2018
"""


def said(action: Action) -> str:
    """`GP: review Ava's asthma, by Fri 3 Apr 2026`."""
    due = f", by {spoken(action.due)}" if action.due else ""
    return f"{action.owner}: {action.text}{due}"
