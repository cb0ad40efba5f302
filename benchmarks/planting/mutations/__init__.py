"""The defects that can be planted, by family of rules. Importing this fills `planting.KINDS`."""

from planting import KINDS

from mutations import figures, numbering, punctuation, shapes, structure, terms, traces

__all__ = ["KINDS", "figures", "numbering", "punctuation", "shapes", "structure", "terms", "traces"]
