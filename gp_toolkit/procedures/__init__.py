"""Local procedures as data → deadlines, each with its working."""
