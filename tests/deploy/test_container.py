import re

from daemon.settings import Web
from tests.deploy.tree import DEPLOY, ROOT

TEXT = (DEPLOY / "container/Dockerfile").read_text(encoding="utf-8")
INSTRUCTIONS = [
    line.split(maxsplit=1)
    for line in TEXT.replace("\\\n", " ").splitlines()
    if line and not line.startswith("#")
]


def all_of(name: str) -> list[str]:
    return [rest for instruction, rest in INSTRUCTIONS if instruction == name]


def test_every_stage_starts_from_one_exact_version() -> None:
    images = {line.split()[0] for line in all_of("FROM")}

    assert len(images) == 1
    assert re.fullmatch(r"python:3\.\d+\.\d+-slim-\w+", images.pop())


def test_nothing_is_installed_whose_hash_is_not_known() -> None:
    installs = [line for line in all_of("RUN") if "pip install" in line]

    assert all("--require-hashes" in line or "--no-deps /src" in line for line in installs)


def test_it_does_not_run_as_root() -> None:
    assert all_of("USER")[-1] == "10001:10001"


def test_its_health_is_that_it_answers() -> None:
    assert f"http://127.0.0.1:{Web().port}/livez" in all_of("HEALTHCHECK")[0]
    assert all_of("EXPOSE") == [str(Web().port)]


def test_what_is_copied_is_there_and_let_through() -> None:
    ignore = (DEPLOY / "container/Dockerfile.dockerignore").read_text(encoding="utf-8").split()
    let_through = {line[1:] for line in ignore if line.startswith("!")}
    copied = {
        source
        for line in all_of("COPY")
        if not line.startswith("--from")
        for source in line.split()[:-1]
    }

    assert ignore[0] == "*"
    assert copied == let_through
    assert all((ROOT / source).exists() for source in copied)
