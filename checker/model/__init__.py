"""Floor 0: frozen data types; standard library only."""
