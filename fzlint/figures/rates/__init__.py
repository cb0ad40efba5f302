"""Rates, shares and means beside the figures that make them."""
