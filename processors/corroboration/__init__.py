"""Readings in, findings out: what all claims about one thing amount to."""
