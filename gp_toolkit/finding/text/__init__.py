"""A text made even and laid out in rows, with its words, sentences and month names."""
