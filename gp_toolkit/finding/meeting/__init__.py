"""The meeting that a paper records or invites to: kind, day, time and place."""
