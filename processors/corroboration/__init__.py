"""Claims in, findings out."""

from processors.corroboration.corroborate import corroborate

__all__ = ["corroborate"]
