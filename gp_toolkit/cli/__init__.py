"""The command line: the same services as the app, without a store.

Exit codes: 0 done; 1 done, but something needs a person; 2 wrong use; 3 nothing could
be done. Bad input never prints a traceback. Results go to the standard output, progress
and complaints to the standard error.
"""

from gp_toolkit.cli.entry import main

__all__ = ["main"]
