"""The tables as they stand in the newest schema; `migrations` is how they came to be."""

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()

practice = Table(
    "practice",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("body", Text, nullable=False),
)

documents = Table(
    "documents",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("received", Text, nullable=False),
    Column("body", Text, nullable=False),
)

document_marks = Table(
    "document_marks",
    METADATA,
    Column("mark", Text, primary_key=True),
    Column("document", Text, primary_key=True),
)

originals = Table(
    "originals",
    METADATA,
    Column("document", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)

conferences = Table(
    "conferences",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("reference", Text, nullable=False),
    Column("date", Text, nullable=False),
    Column("start", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

clinicians = Table(
    "clinicians",
    METADATA,
    Column("position", Integer, primary_key=True),
    Column("body", Text, nullable=False),
)

arrangements = Table(
    "arrangements",
    METADATA,
    Column("conference", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

done = Table(
    "done",
    METADATA,
    Column("conference", Text, primary_key=True),
    Column("milestone", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

diary = Table(
    "diary",
    METADATA,
    Column("conference", Text, primary_key=True),
    Column("milestone", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

feeds = Table(
    "feeds",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

rules = Table(
    "rules",
    METADATA,
    Column("authority", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

accounts = Table(
    "accounts",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("user_name", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("active", Integer, nullable=False),
    Column("own_password", Integer, nullable=False),
)

counters = Table(
    "counters",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("value", Integer, nullable=False),
)

audit = Table(
    "audit",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("seal", LargeBinary, nullable=False),
)

audit_head = Table(
    "audit_head",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("seal", LargeBinary, nullable=False),
)
