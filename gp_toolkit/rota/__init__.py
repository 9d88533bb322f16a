"""Availability and fairness → who goes, with reasons; spreadsheets in and out."""
