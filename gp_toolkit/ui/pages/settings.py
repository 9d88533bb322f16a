"""Settings: the practice, its local procedure, the account, where the data is."""

import streamlit as st

from gp_toolkit import bootstrap
from gp_toolkit.model.practice import Act
from gp_toolkit.ui.components.frame import role_words
from gp_toolkit.ui.components.house_form import show_house
from gp_toolkit.ui.components.practice_form import show_practice
from gp_toolkit.ui.components.procedure_rules import show_procedure
from gp_toolkit.ui.components.tables import show_facts
from gp_toolkit.ui.markup import show_text, show_way
from gp_toolkit.ui.problems import told
from gp_toolkit.ui.session import here

session = here()
st.title("Settings", anchor=False)
st.header("Your account", anchor=False)
show_facts((("Name", session.user.name), ("Role", role_words(session.user.role))))
show_way("/password", "Change your password")
if session.may(Act.MANAGE_ACCOUNTS):
    show_way("/people", "People who may sign in")
if session.may(Act.VIEW_CASE):
    st.header("Practice", anchor=False)
    with told():
        practice = show_practice(session)
        st.header("Local procedure", anchor=False)
        show_procedure(session, practice.authority)
        st.header("The practice’s own days", anchor=False)
        show_house(session)
st.header("Where the records are kept", anchor=False)
if session.example:
    show_text("The example practice is not kept: it is gone when the program ends.")
else:
    show_text(
        "In one encrypted file on this computer. Nothing is sent anywhere. The folder:"
    )
    show_text(str(bootstrap.home()))
