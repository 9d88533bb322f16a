"""The program does not start with settings weaker than those it ships."""

from pathlib import Path

import pytest
from streamlit import config

from gp_toolkit.access.hardening import CHECKED, check_settings

ROOT = Path(__file__).parents[2]
WEAK: dict[str, list[object]] = {
    "server.address": [None, "", "0.0.0.0", "::", "192.168.1.5", "surgery.example"],  # noqa: S104 (the weak value under test)
    "server.allowedHosts": [[], ["*"], ["localhost", "*.example"], "localhost", None],
    "server.baseUrlPath": ["app"],
    "server.enableCORS": [False],
    "server.corsAllowedOrigins": [["http://evil.example"]],
    "server.enableXsrfProtection": [False],
    "server.xsrfCookieSameSite": ["lax", "none"],
    "server.trustedUserHeaders": [{"X-User": "user"}],
    "server.enableStaticServing": [True],
    "server.enableAgentApi": [True],
    "server.scriptHealthCheckEnabled": [True],
    "server.maxUploadSize": [26, 200, None],
    "server.maxMessageSize": [200],
    "server.disconnectedSessionTTL": [120],
    "server.fileWatcherType": ["auto", "poll"],
    "server.runOnSave": [True],
    "client.showErrorDetails": ["full", True, "stacktrace", "type"],
    "client.showErrorLinks": ["auto", True],
    "client.toolbarMode": ["auto", "developer", "viewer"],
    "client.disableDataExport": [False],
    "client.allowedOrigins": [["https://devel.streamlit.test"]],
    "browser.gatherUsageStats": [True],
    "global.developmentMode": [True],
}


@pytest.fixture(scope="module")
def shipped() -> dict[str, object]:
    config.get_config_options(force_reparse=True)
    return {name: config.get_option(name) for name in CHECKED}


def test_the_settings_that_ship_pass(
    shipped: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert check_settings(shipped.__getitem__) == ()


@pytest.mark.parametrize(
    ("name", "value"), [(n, v) for n, values in WEAK.items() for v in values]
)
def test_each_weak_setting_is_named(
    shipped: dict[str, object], name: str, value: object
) -> None:
    (problem,) = check_settings({**shipped, name: value}.__getitem__)
    assert problem.code == "weak_setting"
    assert f"“{name}”" in problem.message


def test_every_setting_that_is_checked_is_tried_weak() -> None:
    assert set(WEAK) == set(CHECKED)


def test_streamlits_own_defaults_are_refused() -> None:
    template = config._config_options_template  # noqa: SLF001 (the defaults)
    defaults = {name: template[name].default_val for name in CHECKED}
    assert len(check_settings(defaults.__getitem__)) >= 9
