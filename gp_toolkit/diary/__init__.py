"""Conferences and deadlines → iCalendar."""
