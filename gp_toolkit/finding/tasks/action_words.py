"""The turns of phrase in which a plan asks something of somebody."""

import re

from gp_toolkit.finding.wording.vocabulary import Wording

LIST_MARK = re.compile(r"^(?:[\s•\-–*▪(]|\(?\d{1,2}[.)]\s|\([a-z]\)\s)+")
MODAL = Wording(r",?\s{0,2}{asking/is-to}\b\s?")
WEAK_MODAL = Wording(r"\b{asking/weakly}\b")
COLON = re.compile(r"\s?(?::|[–\-])\s?")
TO = re.compile(
    r"\W*(?:(?:please|kindly|to|will|should|can you|could you)\s+)*", re.IGNORECASE
)
PASSIVE = Wording(r"{asking/no-task}\b")
LEADS = Wording(
    r"(?:^\W*(?:\d{1,2}|{asking/heads})\W*|^|[:;.(/•☐☒✓]|[–\-]|\b{asking/leads-in}"
    r"|\([a-z\d]{1,4}\)|\d[.)])\s*$"
)
AGREED = Wording(r"\b{asking/decided}\b[^.;]{0,80}$")
REQUEST = Wording(r"\b{asking/requests}\s(?:(?:the|your|his|her|their)\s)?$")
BESIDES = Wording(r"\b{asking/in-passing}\b[^.;:]{0,30}$")
THAT = re.compile(r"\bthat\s(?:the\s)?$", re.IGNORECASE)
FOR = re.compile(
    r"\b(?:for|on|with|from|of|required (?:of|from|by))\s(?:the\s|your\s|our\s)?$"
    r"|^\W*(?:the\s)?$",
    re.IGNORECASE,
)
TASKS = Wording(r"\b{asking/tasks}\b")
REST_TASKS = Wording(r"{asking/after-owner}(?:\s{asking/after-task-head})*")
SECTION = Wording(r"\b{asking/sections}\b")
PAST_SECTION = Wording(
    r"\b{asking/earlier}\b.{0,40}\b{asking/gone-over}\b|\b{asking/looks-back}\b"
    r"|^\W*(?:\d[.)]?\s*)?(?:appendix \w:?\s*)?{asking/chronologies}"
)
YOU = Wording(r"\b{asking/you}\s")
REPLY = Wording(r"{asking/replies}\b")
SENT = Wording(r"\W*{asking/already-sent}\b")
GP_LABEL = Wording(
    r"\W*(?:{asking/task-heads}\s(?:for|by)\s(?:the\s)?)?(?P<gp>[\w.,'() ]{2,40}?)"
    r"(?:\s(?:to|is to|to do|{asking/task-heads}))?\W*"
)
NOTHING = Wording(r"^\W*(?:(?:g\.?p\.?|practice)\s?[:–\-]\s?)?{asking/nothing}\b")
DONE = Wording(r"(?:[–\-(:]\s?|\b(?:now|already|was|been)\s){asking/done}\b")
BEFORE_DAY = Wording(r"\b{asking/before-day}\s(?:\w+\s)?(?:the\s)?$")
NOT_DUE = Wording(r"\b{asking/other-days}\s(?:the\s)?(?:\w+day\s)?$")
DUE_TAIL = re.compile(
    r",?\s(?:by|before|no later than|on or before)\s(?:the\s)?(?:\w+\s)?"
    r"\d{1,2}(?:st|nd|rd|th)?[\s./\-][\w./\- ]{2,16}\.?$"
)
