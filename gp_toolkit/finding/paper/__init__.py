"""What a paper is, whose it is, and which word each of its dates belongs to."""
