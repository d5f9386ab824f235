"""An article's text as sentences, each split into tokens when first asked."""

from dataclasses import dataclass, field
from functools import cached_property

from processors.text.fold import fold
from processors.text.sentences import index_at, spans
from processors.text.tokens import Tokens


@dataclass(eq=False)
class Sentence:
    """Characters `start` up to `end` of the document, blanks around them left out."""

    document: "Document" = field(repr=False)
    index: int
    start: int
    end: int
    paragraph: int
    """Number of its line, counted from 0: wire copy has one paragraph a line."""

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]

    @cached_property
    def tokens(self) -> Tokens:
        """Split on first use."""
        return Tokens(self.document.text, self.document.folded, self.start, self.end)


@dataclass(eq=False)
class Document:
    """A text, the same text folded, and its sentences."""

    text: str
    folded: str
    sentences: list[Sentence] = field(default_factory=list, repr=False)
    _starts: list[int] = field(default_factory=list, repr=False)

    @classmethod
    def of(cls, text: str, folded: str | None = None) -> "Document":
        """Split `text`; `folded` spares folding it again."""
        document = cls(text, fold(text) if folded is None else folded)
        for index, (start, end, paragraph) in enumerate(spans(text)):
            document.sentences.append(Sentence(document, index, start, end, paragraph))
            document._starts.append(start)
        return document

    def sentence_at(self, offset: int) -> Sentence | None:
        """The last sentence that begins at or before `offset`; None before the first."""
        index = index_at(self._starts, offset)
        return self.sentences[index] if index >= 0 else None

    @cached_property
    def shouts(self) -> bool:
        """Whether it is upper-case wire copy, in which a capital says nothing of a name."""
        sample = self.text[:2000]
        if 2 * sum(map(sample.count, "etaoinsrhldcu")) >= len(sample):
            return False  # most texts, and a dozen searches cost less than asking each letter
        capitals = sum(map(str.isupper, sample))
        return capitals > sum(map(str.islower, sample))
