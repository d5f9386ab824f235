"""Findings in, alerts out."""
