"""Dates and times as British letters write them."""
