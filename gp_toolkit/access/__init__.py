"""Accounts, permissions and the gate in front of every route."""
