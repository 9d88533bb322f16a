"""Family and conference → Word documents, with every gap visible."""
