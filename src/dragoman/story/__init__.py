"""Across articles: the same person under many spellings, echoes, proposals, positions, disputes (docs/design.md)."""
