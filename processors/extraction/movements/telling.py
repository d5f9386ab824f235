"""A sentence with the forces in it, and the one that "they" would mean."""

from collections.abc import Collection, Sequence

from processors.extraction.movements import forces, states
from processors.extraction.movements.force import Force
from processors.extraction.movements.scene import Scene
from processors.geo.mention import PlaceMention
from processors.text.document import Sentence


class Telling(Scene):
    """What the rules of movement are given."""

    def __init__(
        self,
        sentence: Sentence,
        mentions: Sequence[PlaceMention],
        recalled: Force | None = None,
        known: Collection[str] = (),
    ) -> None:
        """`recalled`: the force that the text spoke of last, if that is not long ago.

        `known`: the heads of those that it has shown to be forces, so that "the convoy" is one.
        """
        super().__init__(sentence, mentions)
        self.recalled = recalled
        self.forces = [
            force._replace(strong=True)
            if not force.strong
            and self.word(force.head - 1) == "the"
            and self.word(force.head) in known
            else force
            for force in forces.find(self)
        ]

    def force_at(self, i: int) -> Force | None:
        """The force that token `i` belongs to."""
        for force in self.forces:
            if force.start <= i < force.end:
                return force
        return None

    def force_or_state_at(self, i: int) -> Force | None:
        """The same, or the government that is named there."""
        return self.force_at(i) or states.state_at(self, i)
