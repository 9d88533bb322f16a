"""Children, adults and professionals, wherever and however a paper names them."""
