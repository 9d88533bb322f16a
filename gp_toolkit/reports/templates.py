"""The templates of the practice, and what may stand in one.

They live as ordinary Word files in the folder `templates` at the top of the program, so
that a practice can edit them in Word.
"""

import sysconfig
from collections.abc import Mapping
from pathlib import Path

from gp_toolkit.model.errors import UserProblem
from gp_toolkit.reports.checking import check_template
from gp_toolkit.reports.fields import Field, known_fields

INITIAL = "gp-report-initial.docx"
REVIEW = "gp-report-review.docx"
CHILD = "child-profile.docx"
ADULT = "parent-carer-profile.docx"

SHIPPED = (INITIAL, REVIEW, CHILD, ADULT)
"""File names of the templates that every pack needs."""

__all__ = [
    "ADULT",
    "CHILD",
    "INITIAL",
    "REVIEW",
    "SHIPPED",
    "Field",
    "check_template",
    "known_fields",
    "load_templates",
    "template_folder",
]


def template_folder() -> Path:
    """The folder with the practice's templates.

    Run from its own folder (also with `pip install -e .`), the program uses `templates`
    there; otherwise the folder that the installation put beside the other data files.

    Raises:
        UserProblem: `templates_missing`.
    """
    here = Path(__file__).resolve().parents[2] / "templates"
    installed = Path(sysconfig.get_path("data")) / "share" / "gp-toolkit" / "templates"
    for folder in (here, installed):
        if (folder / INITIAL).is_file():
            return folder
    raise UserProblem(
        "templates_missing",
        "The folder “templates” with the Word templates was not found. Put it back from "
        "the program's archive, beside app.py.",
    )


def load_templates(folder: Path | None = None) -> Mapping[str, bytes]:
    """The templates of a folder by file name; of `template_folder()` if none is given.

    Raises:
        UserProblem: `templates_missing`, when the folder or a shipped one is not there.
    """
    place = folder or template_folder()
    found = {
        path.name: path.read_bytes()
        for path in sorted(place.glob("*.docx"))
        # Word leaves a lock file of this name beside a document that is open.
        if not path.name.startswith("~$")
    }
    for name in SHIPPED:
        if name not in found:
            raise UserProblem(
                "templates_missing",
                f"The template “{name}” is not in the folder “templates”. Put it back "
                "from the program's archive.",
            )
    return found
