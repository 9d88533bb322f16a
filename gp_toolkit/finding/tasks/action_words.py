"""The turns of phrase in which a plan asks something of somebody."""

import re

from gp_toolkit.finding.wording.vocabulary import Wording

LIST_MARK = re.compile(
    r"^(?:[\s•\-–*▪◦☐(]|\(?\d{1,2}[.)]\s|\(?(?:[a-z]|[ivx]{1,4})\)\s"
    r"|\d{1,2}(?:\.\d{1,2}){0,2}\s(?=[A-Z]))+"
)
BULLET = re.compile(r"\s{0,8}(?:[•\-–*▪◦☐]\s?|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)")
"""What a line of a list begins with."""
MUST = Wording(r",?\s{0,2}(?:(?:\w{2,3}\s\w{3,9}\s)?(?=not to\b)|{asking/must}\b\s?)")
WILL = Wording(r",?\s{0,2}{asking/weakly}\b\s?")
IS_ASKED_TO = Wording(r",?\s?(?:(?:to|would|could|can|will)\s|(?=[a-z]))")
LABEL = Wording(
    r"(?:\s{asking/after-owner}(?:\s{asking/after-task-head})*)?"
    r"(?:\s?:\s?[–\-]?|\s[–\-]|[–\-](?=\s))\s?(?=\S)"
)
ANYTHING = re.compile("")
DOES = re.compile(r"\s(?=[a-z]{2,14}s\s)")
GAP = re.compile(r",?\s")
END = re.compile(r"(?!['’\w])[^;]{0,60};?\s*$")
NOTHING_TO_DO = Wording(r"{asking/no-task}\b")
LEADS = Wording(
    r"(?:^\W*(?:\d{1,2}|{asking/heads})\W*|^\W*|[:;.(/•☐☒✓]|[–\-]|\b{asking/leads-in}"
    r"|(?:^|\W)\(?[a-z\d]{1,4}\)|\d[.)])\s*$"
)
SOON = Wording(r"\b{asking/soon}\b")
AGREED = Wording(r"\b{asking/decided}\b[^.;]{0,80}$")
REQUEST = Wording(
    r"\b(?:{asking/requests}|{asking/glad})\s(?:(?:the|your|his|her|their)\s)?$"
)
REPORTED = Wording(r"\b{asking/reported}\s(?:(?:the|his|her|their)\s)?$")
CONFERENCE = Wording(r"\b{asking/who-asks}\b[^.;]{0,60}$")
BESIDES = Wording(r"\b{asking/in-passing}\b[^.;:]{0,30}$")
THAT = re.compile(
    r"\bthat\s(?:(?:the|his|her|their|your|our)\s)?(?:\w{3,12}['’]s?\s)?$",
    re.IGNORECASE,
)
FOR = re.compile(
    r"(?:^|[.;:•–\-(/]|\d[.)])\s*for\s(?:the\s|your\s|our\s)?$|^\W*(?:the\s)?$",
    re.IGNORECASE,
)
TASKS_FOR = Wording(
    r"\b{asking/tasks}\b[^.;:]{0,30}\b(?:for|on|with|from|of|by)\s(?:the\s|your\s|our\s)?$"
)
FOR_WHOM = re.compile(r"\bfor\s(?:the\s|your\s|our\s)?$", re.IGNORECASE)
PASSIVE = re.compile(
    r"\b(?:will|to|should|must|shall|needs? to)\sbe\s[^.;]{2,60}?\bby\s(?:the\s)?$",
    re.IGNORECASE,
)
NAMED_LAST = Wording(
    r"(?:[(\[–\-:|.]\s?(?:{asking/lead-words}\s?[:–\-]?\s)?|,\s{asking/lead-words}\s?[:–\-]?\s)"
    r"(?:the\s)?$"
)
LEAD = Wording(r"\b{asking/lead-words}\s?[:–\-]?\s?(?:the\s)?$")
TAIL_OF_LAST = Wording(
    r"[\s,.;:(\[|–\-]*(?:\b{asking/lead-words}\b\s?[:–\-]?\s?)?(?:\bby\s)?(?:the\s)?$"
)
TASKS = Wording(r"\b{asking/tasks}\b")
REST_TASKS = Wording(
    r"(?:['’]s?\s)?{asking/after-owner}(?:\s{asking/after-task-head})*"
)
SECTION = Wording(r"\b{asking/sections}\b")
PAST_SECTION = Wording(
    r"\b{asking/earlier}\b.{0,40}\b{asking/gone-over}\b|\b{asking/looks-back}\b"
    r"|\b{asking/gone-over}\s(?:from|of|since)\s(?:the\s)?(?:{asking/earlier}\b|\d)"
    r"|^\W*(?:\d[.)]?\s*)?(?:appendix \w:?\s*)?{asking/chronologies}"
)
OTHER_PART = Wording(r"\W*(?:\d[.)]?\s*)?{asking/other-parts}\b")
YOU = Wording(r"\b{asking/you}\s")
PLEASE = re.compile(r"(?:^|[.:;,]\s|\band\s)(?:please|that you)\s", re.IGNORECASE)
SENT_HOW = Wording(r"\W*{asking/sent-how}[^\t\n]{0,12}$")
REPLY = Wording(r"{asking/replies}\b")
SENT = Wording(r"\W*{asking/already-sent}\b")
TOLD = Wording(r"\W*{asking/only-told}\b")
"""What a line about somebody goes on with that says what is, not what to do."""
NOTHING = Wording(r"^\W*(?:(?:g\.?p\.?|practice)\s?[:–\-]\s?)?{asking/nothing}\b")
DONE = Wording(r"(?:[–\-(:]\s?|\b(?:now|already|was|been)\s){asking/done}\b")
DONE_CELL = Wording(r"\W*(?:{asking/done-cell}\b|✓|✔|☑|☒)")
REPORT = Wording(
    r"^(?:\w+\s){0,3}?{asking/sends}\s(?:\w+[\s']){0,4}?reports?\b"
    r"(?!\s{asking/of-something})"
)
"""The report for the conference, which is asked of everybody."""
BEFORE_DAY = Wording(r"\b{asking/before-day}\s(?:\w+\s)?(?:the\s)?$")
NOT_DUE = Wording(r"\b{asking/other-days}\s(?:the\s)?(?:\w+day\s)?$")
DEADLINE = Wording(r"\W*{asking/deadlines}\b")
"""What a sentence begins with that only says when: `Date for completion: …`."""
OPEN = Wording(r"\b{asking/still-open}\b")
"""What a column of progress says of a task that is not done."""
JUST_MEETING = Wording(r"(?:the\s|a\s|first\s)?{actions/just-meeting}\b")
GP_LABEL = Wording(
    r"\W*(?:{asking/task-heads}\s(?:for|by)\s(?:the\s)?)?(?P<gp>[\w.,'() ]{2,40}?)"
    r"(?:\s(?:to|is to|to do|{asking/task-heads}))?\W*"
)
OPENS = re.compile(r"[^.:–\n]{3,30}?(?:[.:]|\s–)\s")
"""The words that a line opens with: `Plan. …`, `Actions: …`."""
ITEM = re.compile(
    r"(?:(?<=\n)|(?<=\t)|^)\s*(?:[•▪◦*–\-]\s?|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s)",
    re.MULTILINE,
)
"""What an item of a list within a cell begins with."""
OTHERS_LINE = re.compile(
    r"(?:[A-Z][\w'’.\-]{0,20}[\s/&]{1,3}){0,4}[\w'’.\-]{1,20}(?:\s?:|\s(?:to|will)\s)"
)
SET_IN = re.compile(r"\s{3,}[a-z]")
