"""What a paper says of a next conference, piece by piece, each with its children."""
