"""Measures Gazette beside its limit and its peers: `make bench`. See README.md here."""
