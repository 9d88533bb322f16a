"""The real thing for the tests: Streamlit behind the gate, in a process of its own."""

import datetime as dt
import json
import os
import sys
import time
from functools import cache
from pathlib import Path

import streamlit as st
import uvicorn

from gp_toolkit.access import pages
from gp_toolkit.access.accounts import PracticeStore
from gp_toolkit.access.entrance import Entrance
from gp_toolkit.access.passwords import Cost
from gp_toolkit.access.rooms import Parts
from gp_toolkit.access.sessions import SessionLimits
from gp_toolkit.model.clock import FixedClock
from gp_toolkit.model.practice import Practice, User
from gp_toolkit.store.sql_store import create_store, open_store

LEAST = Cost(memory_kib=19 * 1024, passes=2)
AUTHORITIES = (("derby-city", "Derby City"), ("leeds", "Leeds <&> district"))
SCRIPT = Path(__file__).with_name("served_script.py")


def furnish(store: PracticeStore, user: User) -> None:
    with store.work() as work:
        work.save_practice(
            Practice(name=f"Example practice of {user.name}", authority="leeds")
        )


@cache
def entrance() -> Entrance:
    return Entrance(
        Parts(
            home=Path(os.environ["GP_TOOLKIT_HOME"]),
            open_store=open_store,
            create_store=create_store,
            furnish_example=furnish,
            authorities=AUTHORITIES,
            clock=FixedClock.on(dt.date(2026, 5, 5)),
            monotonic=time.monotonic,
            cost=LEAST,
            sessions=SessionLimits(
                idle_seconds=float(os.environ.get("GP_TOOLKIT_TEST_IDLE", "900"))
            ),
        )
    )


def serve(port: int) -> None:
    """Serve until ended; the first line printed is every route there is."""
    app = st.App(
        SCRIPT, routes=pages.routes(entrance()), middleware=pages.middleware(entrance())
    )
    built = app._build_starlette_app()  # noqa: SLF001 (no public list of the routes)
    app._starlette_app = built  # noqa: SLF001 (the same application is then served)
    sys.stdout.write(json.dumps([getattr(r, "path", "") for r in built.routes]) + "\n")
    sys.stdout.flush()
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")
