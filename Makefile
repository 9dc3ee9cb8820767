# Two commands: `make demo` sets everything up and publishes this project; `make test` sets everything up and tests.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV_COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"

.PHONY: help demo preview test torture check lint format bench media tools lock clean

help:  ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/installed  ## set everything up and publish the project in this repository to public/
	@$(BIN)/turncast publish --yes

preview: $(VENV)/installed  ## look at the project in a browser
	@$(BIN)/turncast preview

test: $(VENV)/installed-dev tools  ## set everything up and run the tests
	$(BIN)/pytest

torture: $(VENV)/installed-dev tools  ## prove that nothing hurts a listener: kills, faults, rivals, full disks (two hours)
	$(BIN)/pytest tests/torture/prove_*.py

check: lint test  ## format, lint, types, imports, tests

lint: $(VENV)/installed-dev  ## format, lint, types, imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/installed-dev  ## format the code and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/installed-dev  ## measure, each figure beside its peer
	$(BIN)/python -m tests.benchmarks

media: $(VENV)/installed-dev  ## make the stand-in recordings and the artwork anew (needs espeak-ng and ffmpeg)
	$(BIN)/python media/make.py

tools:  ## what tests need beside Python: installed where that can be done unasked, or else named
	@sh tests/support/install-tools.sh

lock: $(VENV)/installed-dev  ## resolve the dependencies anew
	$(UV_COMPILE) pyproject.toml --group build --group dev -o requirements-dev.txt $(UPGRADE)
	$(UV_COMPILE) pyproject.toml --group build -c requirements-dev.txt -o requirements.txt $(UPGRADE)

clean:  ## remove what the other commands made
	rm -rf $(VENV) public .turncast tests/support/node_modules

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
