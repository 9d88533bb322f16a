"""The turns of phrase in which a plan asks something of somebody."""

import re

LIST_MARK = re.compile(r"^(?:[\s•\-–*▪(]|\(?\d{1,2}[.)]\s|\([a-z]\)\s)+")
MODAL = re.compile(
    r",?\s{0,2}(?:(?:has |have )?(?:kindly )?(?:agreed|offered|undertaken|been asked"
    r"|asked|requested|happy|due|going|able|expected) to|(?:is|are) (?:asked |requested "
    r"|invited |expected )?to|needs? to|to|will|should|shall|must|would|agrees to)\b\s?",
    re.IGNORECASE,
)
WEAK_MODAL = re.compile(r"\b(?:will|would|should|happy|able|due|going)\b")
COLON = re.compile(r"\s?(?::|[–\-])\s?")
TO = re.compile(
    r"\W*(?:(?:please|kindly|to|will|should|can you|could you)\s+)*", re.IGNORECASE
)
PASSIVE = re.compile(
    r"(?:also\s)?(?:be\s(?:informed|invited|notified|told|sent|asked|contacted|updated"
    r"|given|copied|advised|made aware|kept|on|at|in|part|able|represented|registered)\b"
    r"|have\b|remain\b|not\b)",
    re.IGNORECASE,
)
LEADS = re.compile(
    r"(?:^\W*(?:\d{1,2}|actions?|plan|tasks?|recommendations?|agreed)\W*|^|[:;.(/•☐☒✓]|[–\-]|\b(?:that|and|then|while|by|action|agreed|also|named|family"
    r"|the)|\([a-z\d]{1,4}\)|\d[.)])\s*$",
    re.IGNORECASE,
)
AGREED = re.compile(
    r"\b(?:agreed|recommend\w*|decided|resolved|asked|requested|requires?|plan|action\w*"
    r"|propose[ds]?)\b[^.;]{0,80}$",
    re.IGNORECASE,
)
REQUEST = re.compile(
    r"\b(?:(?:please|kindly)\s(?:would|could|can|will|may)?\s?(?:i ask\s)?"
    r"|(?:would|could|can|will)\s|(?:ask(?:s|ed|ing)?|request(?:s|ed)?|invited?|require[sd]?"
    r"|like|want(?:s|ed)?|expects?)\s(?:that\s)?)(?:the\s|your\s|his\s|her\s|their\s)?$",
    re.IGNORECASE,
)
BESIDES = re.compile(
    r"\b(?:registered|attend\w*|appointments?|taken?|see|visit)\b[^.;:]{0,30}$",
    re.IGNORECASE,
)
THAT = re.compile(r"\bthat\s(?:the\s)?$", re.IGNORECASE)
FOR = re.compile(
    r"\b(?:for|on|with|from|of|required (?:of|from|by))\s(?:the\s|your\s|our\s)?$"
    r"|^\W*(?:the\s)?$",
    re.IGNORECASE,
)
TASKS = re.compile(
    r"\b(?:actions?|tasks?|requests?|matters?|points?|things?|recommendations?|asks?"
    r"|responsibilit\w+|to do)\b",
    re.IGNORECASE,
)
REST_TASKS = re.compile(
    r"(?:to\s)?(?:actions?|tasks?|requests?|recommendations?|to do|action points?|please"
    r"|is asked to|are asked to|to)(?:\s(?:required|needed|agreed|requested|to be taken"
    r"|only|from (?:the )?\w+|please))*",
    re.IGNORECASE,
)
SECTION = re.compile(
    r"\b(?:actions?|tasks?|(?:outline|safety|protection|protection) plan|the plan|plan"
    r"|recommendations?|what (?:needs|will)|next steps|to do)\b",
    re.IGNORECASE,
)
PAST_SECTION = re.compile(
    r"\b(?:last|previous|earlier|old)\b.{0,40}\b(?:conference|meeting|plan|actions?"
    r"|recommendations?|decisions?|minutes)\b|\b(?:actions?|matters) arising\b"
    r"|\bprogress (?:on|against|of|since)\b|\bsince the\b|^\W*(?:\d[.)]?\s*)?(?:appendix"
    r" \w:?\s*)?(?:(?:combined|family|multi-agency|brief)\s)?chronolog",
    re.IGNORECASE,
)
YOU = re.compile(
    r"\byou\s(?:(?:were|are|be|have been|had been)\s(?:kindly\s)?asked\sto|(?:kindly\s|"
    r"have\s)*(?:agreed|offered|undertook)\sto)\s|\bplease\s(?:would|could|can|will)\syou\s(?:please\s)?|\b(?:asked|agreed|requested|recommended"
    r"|request|recommend|ask)\sthat\syou\s",
    re.IGNORECASE,
)
REPLY = re.compile(
    r"(?:attend|join|reply|confirm|contact|note|send (?:a|your|the|us)|submit|complete (?:the"
    r"|a|your)|provide (?:a|your|us)|bring|share (?:the|your) report|let us)\b",
    re.IGNORECASE,
)
SENT = re.compile(
    r"\W*(?:reports?\b|no report|apolog|updates?\s(?:sent|given|by)|sent\b|not present|"
    r"(?:report|record|reply)\s(?:sent|received|provided|submitted|attached|only|read))",
    re.IGNORECASE,
)
GP_LABEL = re.compile(
    r"\W*(?:(?:actions?|tasks?|requests?)\s(?:for|by)\s(?:the\s)?)?(?P<gp>[\w.,'() ]{2,40}?)"
    r"(?:\s(?:to|actions?|tasks?|requests?|is to|to do))?\W*",
    re.IGNORECASE,
)
NOTHING = re.compile(
    r"^\W*(?:(?:g\.?p\.?|practice)\s?[:–\-]\s?)?(?:none\b|nil\b|n/a\b|no (?:actions?|"
    r"specific|further)\b|not applicable)",
    re.IGNORECASE,
)
DONE = re.compile(
    r"(?:[–\-(:]\s?|\b(?:now|already|was|been)\s)(?:done|completed?|achieved|actioned)\b",
    re.IGNORECASE,
)
BEFORE_DAY = re.compile(
    r"\b(?:by|before|no later than|on or before|within|due|latest|until|w/c)\s(?:\w+\s)?"
    r"(?:the\s)?$",
    re.IGNORECASE,
)
NOT_DUE = re.compile(
    r"\b(?:of|dated|since|from|on the|born|seen on|letter|between|held on)\s(?:the\s)?"
    r"(?:\w+day\s)?$",
    re.IGNORECASE,
)
DUE_TAIL = re.compile(
    r",?\s(?:by|before|no later than|on or before)\s(?:the\s)?(?:\w+\s)?"
    r"\d{1,2}(?:st|nd|rd|th)?[\s./\-][\w./\- ]{2,16}\.?$"
)
