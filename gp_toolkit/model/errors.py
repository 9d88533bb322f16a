"""What can go wrong in a way that the person at the screen can put right.

Expected outcomes (a file that cannot be read, a date that is not there) are values,
not errors. Anything that is neither is a bug.
"""


class ToolkitError(Exception):
    """Base of all errors raised on purpose."""


class UserProblem(ToolkitError):
    """Something a person can put right. Shown as it stands, without a traceback.

    Attributes:
        code: Stable, for programs: lower case with underscores.
        message: What happened, which file or row, and what to do next. Never holds a
            name, a date of birth, an NHS number or text of a document.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class RuleFileProblem(UserProblem):
    """A rule pack or practice file says something it may not."""


class StorageProblem(UserProblem):
    """The encrypted file cannot be opened or written."""
