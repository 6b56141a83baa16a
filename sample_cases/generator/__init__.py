"""Builds the invented sample dossiers: text in ``dossiers``, one renderer a file format."""
