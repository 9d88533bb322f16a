"""What the pages show, worked out without Streamlit."""
