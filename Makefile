# The two commands a stranger needs are `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check accuracy bench format lock clean

run: $(VENV)/run.stamp  ## see it work: the real daemon on an embedded broker
	$(BIN)/tocsin demo

test: $(VENV)/dev.stamp  ## every test; what the machine cannot give is skipped with its reason
	$(BIN)/python -m pytest

check: $(VENV)/dev.stamp  ## format, lint, types, import contracts, schemas
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m schemas.export
	git diff --exit-code -- schemas/json

accuracy: $(VENV)/dev.stamp  ## how well it reads and finds places; gold sets where they are present
	$(BIN)/python -m tests.accuracy
	$(BIN)/python -m tests.accuracy.places

bench: $(VENV)/dev.stamp  ## how fast, as ratios in one run
	$(BIN)/python -m tests.bench

format: $(VENV)/dev.stamp
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock:  ## pin anew what pyproject.toml allows; needs uv
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --no-header -q --all-extras -o requirements.lock
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --no-header -q --all-extras --group test --group lint \
	  -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/dev.stamp: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@ $(VENV)/run.stamp
