"""The word lists: how phrases are written, found and tried on their examples."""
