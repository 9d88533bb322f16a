"""What a signed-in person sees in the tests' app."""

import streamlit as st

from gp_toolkit.access.gate import COOKIE
from tests.access.served import entrance

token = st.context.cookies.get(COOKIE)
user = entrance().user_of(token)
if user is None:
    st.stop()
with entrance().store_of(token).work() as work:
    practice = work.practice()
st.text(f"{user.name} at {practice.name if practice else 'no practice'}")
if entrance().is_example(token):
    st.text("Example practice: invented families")
st.download_button("Download", data=b"canary-download", file_name="rota.txt")
uploaded = st.file_uploader("Upload", type=["txt"])
if uploaded is not None:
    st.text(f"{len(uploaded.getvalue())} bytes came")
st.html('<a href="/signout" target="_self">Sign out</a>')
