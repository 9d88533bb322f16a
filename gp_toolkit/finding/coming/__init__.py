"""The next conference or conferences: what stands, what is doubtful, what is asked."""
