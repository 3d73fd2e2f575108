# make help lists the targets.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/.core: pyproject.toml constraints/ci.txt
	@$(PYTHON) scripts/check_prerequisites.py
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing ORFEAS Studio into $(VENV) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --only-binary :all: -c constraints/ci.txt --no-build-isolation hatchling editables
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation -c constraints/ci.txt -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.core
	@$(BIN)/python -m pip install -q --disable-pip-version-check --only-binary :all: -c constraints/ci.txt \
		$$($(BIN)/python scripts/list_dev_requirements.py)
	@touch $@

setup: $(VENV)/.core  ## make .venv and install the package into it

demo: $(VENV)/.core  ## a first asset from a sample picture
	@mkdir -p demo
	@$(BIN)/orfeas generate samples/owl.png --out demo/owl.glb --preview demo/owl.png --report demo/owl.json --force

samples:  ## make the sample pictures again
	$(BIN)/python scripts/make_samples.py

check: $(VENV)/.dev  ## everything static: format, lint, types, import contracts, sizes
	$(BIN)/ruff format --check src tests scripts benchmarks migrations
	$(BIN)/ruff check src tests scripts benchmarks migrations
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_sizes.py

test: $(VENV)/.dev  ## the whole test suite
	$(BIN)/pytest -n 2

clean:  ## remove what was built
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache demo

.PHONY: help setup demo samples check test clean
