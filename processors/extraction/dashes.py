"""Hyphens and dashes that stand around an aside as commas do."""

from processors.text.tokens import Tokens

DASHES = ("—", "–", "--")


def is_dash(tokens: Tokens, k: int) -> bool:
    """Whether a hyphen is one of a pair around an aside: "80 people - 65 men, 15 women - died"."""
    if not stands_free(tokens, k):
        return False
    return any(n != k and stands_free(tokens, n) for n in range(len(tokens.low)))


def stands_free(tokens: Tokens, k: int) -> bool:
    """Whether token `k` is a hyphen with room on both sides, as a dash has."""
    if tokens.low[k] != "-" or not 0 < k < len(tokens.low) - 1:
        return False
    return tokens.end[k - 1] < tokens.start[k] and tokens.end[k] < tokens.start[k + 1]
