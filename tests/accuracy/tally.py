"""Precision, recall and F1."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Tally:
    """How many were right, read and wanted; adds up over articles."""

    right: int = 0
    read: int = 0
    wanted: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.read + other.read, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Of what was read, the share that is right; 1 if nothing was read."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Of what there is, the share that was read; 1 if there is nothing."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.read + self.wanted
        return 2 * self.right / total if total else 1.0

    def as_json(self) -> dict[str, float]:
        """Counts and shares, rounded."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        counts = {"right": self.right, "read": self.read, "wanted": self.wanted}
        return counts | {name: round(share, 4) for name, share in shares.items()}
