"""Today: what needs a person now."""

import streamlit as st

from gp_toolkit.casework.filing import inbox
from gp_toolkit.casework.worklist import work_list
from gp_toolkit.model.clock import today
from gp_toolkit.model.practice import Act
from gp_toolkit.model.wording import display_day
from gp_toolkit.ui.components.downloads import offer_daily_sheet
from gp_toolkit.ui.components.places import INBOX
from gp_toolkit.ui.components.rule_changes import show_rule_changes
from gp_toolkit.ui.components.work_list import show_counts, show_work
from gp_toolkit.ui.markup import alert, show_text
from gp_toolkit.ui.session import here

session = here()
st.title("Today", anchor=False)
show_text(display_day(today(session.desk.clock)), kind="gp-quiet")
show_rule_changes(session)
items = work_list(session.desk, by=session.user)
show_counts(items)
if items:
    offer_daily_sheet(session)
if items:
    show_work(session, items)
elif inbox(session.desk, by=session.user):
    alert("Nothing needs doing today or in the next 14 days.", kind="good")
else:
    alert(
        "Nothing is here yet. Begin with the minutes, invitations and letters that the "
        "practice has had: add them under Inbox, and this page will say what is due.",
        kind="note",
    )
    if session.may(Act.FILE_DOCUMENT) and st.button("Add files", type="primary"):
        st.switch_page(INBOX)
