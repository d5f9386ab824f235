"""Closed sets of names that rules ask for in every loop."""


class Label:
    """One of the names that a subclass annotates; each is one object, told by identity.

    Not an `Enum`: naming a member of one runs code of its metaclass (Python 3.11), ten times the
    cost of an attribute, and reading names members ten thousand times an article.
    """

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        """For the names of a subclass alone."""
        self.name = name

    def __init_subclass__(cls) -> None:
        for name in cls.__annotations__:
            setattr(cls, name, cls(name))

    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"
