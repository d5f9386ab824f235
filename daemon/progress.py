"""Progress bars: one look for all, silent where nobody watches."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from daemon.gazetteer import open_gazetteer
from processors.geo import Gazetteer


def progress_bar(console: Console) -> Progress:
    """A bar on `console`; nothing where it is no terminal."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
    )


def gazetteer(console: Console) -> Gazetteer:
    """The gazetteer, built under a bar on `console` if it is not there yet."""
    with _told_of_building(console) as tell:
        return open_gazetteer(tell)


@contextmanager
def _told_of_building(console: Console) -> Iterator[Callable[[str, int, int], None]]:
    with progress_bar(console) as bar:
        task = None

        def tell(what: str, done: int, total: int) -> None:
            nonlocal task
            if task is None:
                task = bar.add_task("")
                if not console.is_terminal:
                    console.print("building the gazetteer, once …")
            bar.update(task, description=f"gazetteer: {what}", completed=done, total=total)

        yield tell
