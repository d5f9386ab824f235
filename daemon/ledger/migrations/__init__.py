"""How the tables came to be what they are. Run on opening; never edited once released."""
