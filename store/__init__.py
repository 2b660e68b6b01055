"""Chunks kept in Chroma and found again by meaning and by words."""
