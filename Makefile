# `make` prints the verbs. Each uses the virtual environment .venv/ in this checkout and makes it where it is missing.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
EXAMPLE := examples/week
EXAMPLE_OUT := week
EXAMPLE_FLAGS := --week 2016-W07 --sources examples/publishers --as-of 2016-02-22T06:00:00Z

.DEFAULT_GOAL := help
.PHONY: help install week check lint test gold bench evaluate reference clean

help: ## Print this list.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "weekreview needs Python 3.11 or newer; name one: make PYTHON=python3.12 ..." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	@# Older ones take `html_clean` and `html-clean` of lxml for two extras, and warn at each install.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=23.3'

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

install: $(VENV)/.installed ## Install the program into .venv/, as .venv/bin/weekreview.

week: install ## Build the example week into week/ and say where the page is.
	$(BIN)/weekreview build $(EXAMPLE) $(EXAMPLE_FLAGS) --out $(EXAMPLE_OUT)
	@echo "Open $(EXAMPLE_OUT)/index.html in a browser; it needs no network."

check: lint test week ## Lint, walls, every test, and the example week: what CI runs.

lint: $(VENV)/.installed-dev ## Check style and that no room imports another.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

test: $(VENV)/.installed-dev ## Run every test.
	$(BIN)/pytest

gold: $(VENV)/.installed-dev ## Accept the pages as they are now as the pages that tests compare with.
	$(BIN)/pytest tests/gold --accept-gold

bench: $(VENV)/.installed-dev .venv-bench/.installed ## Measure speed against a peer; writes a table to docs/results.md.
	$(BIN)/python benchmarks/speed.py --peer .venv-bench/bin/python --results docs/results.md

.venv-bench/.installed: benchmarks/requirements.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/requirements.txt
	@touch $@

evaluate: $(VENV)/.installed-dev ## Score the rooms on annotated data beside the checkout; writes a table to docs/results.md.
	$(BIN)/weekreview evaluate --results docs/results.md

reference: $(VENV)/.installed-dev ## Write the pages of docs/reference that are made from the code.
	$(BIN)/python -m tests.contract.reference

clean: ## Remove what was built; .venv/ stays.
	rm -rf build dist $(EXAMPLE_OUT) .hypothesis .ruff_cache .import_linter_cache src/*.egg-info
	find src tests benchmarks training -name __pycache__ -type d -prune -exec rm -rf {} +
