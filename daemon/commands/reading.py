"""Reading without Kafka: `extract` and `replay`."""

import json
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from daemon.codebook import flat
from daemon.commands.context import Context, of, piped
from daemon.intake import PLAIN_TEXT, IntakeError, articles_of_file, articles_of_stdin
from daemon.progress import gazetteer
from daemon.rendering import claims_table, plain
from processors.reading import claims_of
from schemas.article import Article


class Emit(StrEnum):
    """What a replay prints."""

    CLAIMS = "claims"
    FINDINGS = "findings"
    ALERTS = "alerts"


def extract(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(help="A plain text, JSON or ninjs; none: standard input.")
    ] = None,
    *,
    why: Annotated[
        bool, typer.Option("--why", help="Also the rules that read each claim.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON lines for a text, too.")] = False,
) -> None:
    """Print what articles claim: a table for a plain text, JSON lines for JSON lines."""
    ours = of(context)
    wrong = 0
    places = gazetteer(ours.err)
    with piped():
        for _, article in _articles(ours, file):
            if isinstance(article, IntakeError):
                wrong += 1
                ours.complain(str(article))
                ours.write(json.dumps({"article_id": None, "claims": [], "error": str(article)}))
                continue
            claims = claims_of(places, article)
            if article.id.startswith(PLAIN_TEXT) and not as_json:
                ours.out.print(Text(plain(article.title or article.id), style="bold"))
                ours.out.print(claims_table(claims, why=why) if claims else "no claim")
            else:
                found = {"article_id": article.id, "claims": flat(claims, why=why)}
                ours.write(json.dumps(found, ensure_ascii=False))
    if wrong:
        ours.fail(_not_articles(wrong))


def replay(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Articles: JSON lines, ninjs or a plain text.")],
    *,
    emit: Annotated[Emit, typer.Option(help="Which messages to print.")] = Emit.ALERTS,
) -> None:
    """Run articles through the whole pipeline without Kafka, and print what comes of it."""
    from daemon.offline import replay as run_through
    from daemon.pipeline import pipeline

    ours = of(context)
    settings = ours.settings()
    stages = pipeline(
        gazetteer(ours.err), settings.rules, [channel.name for channel in settings.channels]
    )
    wrong: list[IntakeError] = []

    def articles() -> Iterator[Article]:
        for _, article in _articles(ours, file):
            if isinstance(article, IntakeError):
                wrong.append(article)
                ours.complain(str(article))
            else:
                yield article

    with piped():
        for topic, message in run_through(articles(), stages):
            if topic == f"tocsin.{emit}":
                ours.write(message.encode().decode())
    if wrong:
        ours.fail(_not_articles(len(wrong)))


def _articles(ours: Context, file: Path | None) -> Iterator[tuple[int, Article | IntakeError]]:
    if file is None or str(file) == "-":
        return articles_of_stdin()
    if not file.is_file():
        ours.refuse(f"no file at {file}")
    return articles_of_file(file)


def _not_articles(count: int) -> str:
    return "1 is no article" if count == 1 else f"{count} are no articles"
