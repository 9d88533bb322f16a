"""`python -m gp_toolkit.cli`, where the command `gp-toolkit` is not on the path."""

import sys

from gp_toolkit.cli import main

sys.exit(main())
