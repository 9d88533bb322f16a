"""Bytes → `Document`: one module a format, each file in a killable worker."""
