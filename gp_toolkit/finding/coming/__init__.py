"""The next conference or conferences: what is said, what stands, what is doubtful."""
