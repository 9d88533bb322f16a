"""What is asked of the practice: its actions, and the report for a conference."""
