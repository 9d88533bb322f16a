"""The ports kept, in an encrypted file."""
