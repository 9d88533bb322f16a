"""The e-mail examples. Everyone in them is invented."""

import io
from email.message import EmailMessage
from email.policy import SMTP

from tests.gold.authoring.word_pages import grid, paper

_WORD = "vnd.openxmlformats-officedocument.wordprocessingml.document"


def mails(nhs: list[str]) -> dict[str, bytes]:
    """Each e-mail by its file name."""
    return {
        "06-derby-invitation.eml": _invitation(nhs),
        "07-leeds-forwarded-rearrangement.eml": _forwarded(nhs),
    }


def _message(*, sender: str, subject: str, date: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = sender, "safeguarding@elmbrook.example"
    message["Subject"], message["Date"] = subject, date
    message.set_content(text)
    return message


def _invitation(nhs: list[str]) -> bytes:
    message = _message(
        sender="Conference Team <cpconferences@derbycity.example>",
        subject="Invitation to Initial Child Protection Conference",
        date="Mon, 23 Nov 2026 10:12:00 +0000",
        text=(
            "Dear Colleague,\n\n"
            "You are invited to an Initial Child Protection Conference on Tuesday "
            "8 December 2026 at 9.30am at The Council House, Derby.\n\n"
            "Please return your report by 12 noon on Thursday 3 December 2026 to "
            "cpconferences@derbycity.example.\n\n"
            "The family's details are in the attached form.\n\n"
            "Priti Shah\nConference Administrator\nDerby City Council\n"
        ),
    )
    doc = paper(letterhead="Derby City Council", running="CP-2026-0502", footer="")
    grid(
        doc,
        [
            ["Child", "Theo Bannerman"],
            ["Date of birth", "23/10/2022"],
            ["NHS number", nhs[16]],
            ["Mother", "Jodie Bannerman"],
            ["Social worker", "Tom Adeyemi, 01632 960112"],
        ],
    )
    data = io.BytesIO()
    doc.save(data)
    message.add_attachment(
        data.getvalue(), maintype="application", subtype=_WORD, filename="details.docx"
    )
    return message.as_bytes(policy=SMTP)


def _forwarded(nhs: list[str]) -> bytes:
    return _message(
        sender="Reception <reception@elmbrook.example>",
        subject="FW: Change of date: Review Child Protection Conference",
        date="Fri, 20 Nov 2026 08:55:00 +0000",
        text=(
            "For the safeguarding lead, please.\n\n"
            "-----Original Message-----\n"
            "From: ICPC Team <conferences@leeds.example>\n"
            "Sent: 19 November 2026 16:40\n"
            "Subject: Change of date: Review Child Protection Conference\n\n"
            f"Child: Rosa Delaney, date of birth 05/01/2013, NHS number {nhs[17]}\n\n"
            "The Review Child Protection Conference arranged for Monday 14 December "
            "2026 has been rearranged. It will now be held on Tuesday 12 January 2027 "
            "at 2.00pm at Merrion House, Leeds.\n\n"
            "Social worker: Hamish Grant, 01632 960455\n"
            "Leeds City Council\n\n"
            "-----Original Message-----\n"
            "From: ICPC Team <conferences@leeds.example>\n"
            "Sent: 2 September 2026 11:05\n"
            "Subject: Review Child Protection Conference\n\n"
            "The Review Child Protection Conference for Rosa Delaney will be held on "
            "Monday 14 December 2026 at 10.00am.\n"
        ),
    ).as_bytes(policy=SMTP)
