"""One module a dossier, each with a constant ``CASE``."""
