"""Are Streamlit's settings the ones the program was made safe for?

Streamlit's own defaults listen on every network, report use to its makers and show
the text of errors, names included. `.streamlit/config.toml` sets them right; this
checks that nothing has set them wrong again.
"""

import ipaddress
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from gp_toolkit.model.document import Problem

GetOption = Callable[[str], object]
"""`streamlit.config.get_option`."""

MOST_UPLOAD_MEGABYTES = 25
MOST_MESSAGE_MEGABYTES = 50
LONGEST_KEPT_SECONDS = 10


def _exactly(wanted: object) -> Callable[[object], bool]:
    return lambda value: value == wanted


def _at_most(limit: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int | float) and value <= limit


def _is_this_computer(value: object) -> bool:
    if value == "localhost":
        return True
    try:
        return ipaddress.ip_address(str(value)).is_loopback
    except ValueError:
        return False


def _are_this_computer(value: object) -> bool:
    return (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and len(value) > 0
        and all(_is_this_computer(host) for host in value)
    )


def _is_empty(value: object) -> bool:
    return not value


_CHECKS: Mapping[str, tuple[Callable[[object], bool], str]] = MappingProxyType(
    {
        "server.address": (_is_this_computer, '"127.0.0.1"'),
        "server.allowedHosts": (_are_this_computer, '["localhost", "127.0.0.1"]'),
        "server.baseUrlPath": (_is_empty, '""'),
        "server.enableCORS": (_exactly(True), "true"),
        "server.corsAllowedOrigins": (_is_empty, "[]"),
        "server.enableXsrfProtection": (_exactly(True), "true"),
        "server.xsrfCookieSameSite": (_exactly("strict"), '"strict"'),
        "server.trustedUserHeaders": (_is_empty, "{}"),
        "server.enableStaticServing": (_exactly(False), "false"),
        "server.enableAgentApi": (_exactly(False), "false"),
        "server.scriptHealthCheckEnabled": (_exactly(False), "false"),
        "server.maxUploadSize": (
            _at_most(MOST_UPLOAD_MEGABYTES),
            f"{MOST_UPLOAD_MEGABYTES} or less",
        ),
        "server.maxMessageSize": (
            _at_most(MOST_MESSAGE_MEGABYTES),
            f"{MOST_MESSAGE_MEGABYTES} or less",
        ),
        "server.disconnectedSessionTTL": (
            _at_most(LONGEST_KEPT_SECONDS),
            f"{LONGEST_KEPT_SECONDS} or less",
        ),
        "server.fileWatcherType": (_exactly("none"), '"none"'),
        "server.runOnSave": (_exactly(False), "false"),
        "client.showErrorDetails": (_exactly("none"), '"none"'),
        "client.showErrorLinks": (_exactly(False), "false"),
        "client.toolbarMode": (_exactly("minimal"), '"minimal"'),
        "client.disableDataExport": (_exactly(True), "true"),
        "client.allowedOrigins": (_is_empty, "[]"),
        "browser.gatherUsageStats": (_exactly(False), "false"),
        "global.developmentMode": (_exactly(False), "false"),
    }
)

CHECKED = tuple(_CHECKS)
"""The settings that are checked."""


def check_settings(get_option: GetOption) -> tuple[Problem, ...]:
    """Each setting that is weaker than the program needs; empty when all is well."""
    return tuple(
        Problem(
            code="weak_setting",
            message=f"The Streamlit setting “{name}” must be {wanted}. Correct it in "
            ".streamlit/config.toml, in the environment or on the command line, and "
            "start the program again.",
        )
        for name, (is_safe, wanted) in _CHECKS.items()
        if not is_safe(get_option(name))
    )
