"""The field's words as frozen values. Standard library only."""
