# make help lists the targets.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -q --disable-pip-version-check -c constraints/ci.txt
PAGES := src/orfeas/api/pages/index.html
CODE := src tests scripts benchmarks migrations training
.DEFAULT_GOAL := help

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{sub(/:.*/, "", $$1); printf "  make %-12s %s\n", $$1, $$2}'

# --- what the other targets stand on

$(VENV)/.core: pyproject.toml constraints/ci.txt
	@$(PYTHON) scripts/check_prerequisites.py
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing ORFEAS Studio into $(VENV) (about a minute) ..."
	@$(PIP) --only-binary :all: hatchling editables
	@$(PIP) --only-binary :all: --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.core
	@echo "Installing what tests and checks need ..."
	@$(PIP) --only-binary :all: $$($(BIN)/python scripts/list_dev_requirements.py)
	@touch $@

# torch first and alone, so that TORCH can name another index: the CPU build is a tenth of the CUDA one's size.
$(VENV)/.training: $(VENV)/.dev
	@echo "Installing what networks on PyTorch are run, trained and checked with ..."
	@$(PIP) $(TORCH) torch==2.13.0
	@$(PIP) --only-binary :all: $$($(BIN)/python scripts/list_dev_requirements.py training)
	@$(PIP) --only-binary :all: $$($(BIN)/python scripts/list_dev_requirements.py text-to-image)
	@touch $@

web/node_modules/.installed: web/package-lock.json
	@$(PYTHON) scripts/check_prerequisites.py --node
	@cd web && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(PAGES): web/node_modules/.installed $(shell find web/src web/index.html web/vite.config.ts -type f 2>/dev/null)
	@echo "Building the web pages ..."
	@cd web && npm run --silent build
	@touch $@

# --- for users

setup: $(VENV)/.core  ## make .venv and install the package into it

demo: $(VENV)/.core  ## a first asset from a sample picture
	@mkdir -p demo
	@$(BIN)/orfeas generate samples/owl.png --out demo/owl.glb --preview demo/owl.png --report demo/owl.json --force

studio: $(VENV)/.core $(PAGES)  ## the web studio at http://127.0.0.1:5000
	@$(BIN)/orfeas studio

pages: $(PAGES)  ## build the web pages (needs Node)

wheel: $(VENV)/.dev $(PAGES)  ## a wheel with the built pages in it, under dist/
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist .

# --- for contributors

check: $(VENV)/.training web/node_modules/.installed  ## everything static: format, lint, types, import contracts, sizes
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_sizes.py
	$(BIN)/python scripts/write_reference.py --check
	cd web && npm run --silent check

test: $(VENV)/.training $(PAGES)  ## everything that runs
	@scripts/ensure_chromium.sh
	cd web && npm run --silent test
	OMP_NUM_THREADS=1 $(BIN)/pytest -n 2 --dist worksteal

coverage: $(VENV)/.training $(PAGES)  ## the Python tests, telling which lines none of them ran (half as slow again)
	@scripts/ensure_chromium.sh
	OMP_NUM_THREADS=1 $(BIN)/pytest -n 2 --dist worksteal --cov --cov-report=term:skip-covered

reference:  ## write docs/reference again from the code
	$(BIN)/python scripts/write_reference.py

samples:  ## make the sample pictures again
	$(BIN)/python scripts/make_samples.py

faults: $(VENV)/.dev  ## kill and freeze things, many times; the table goes to benchmarks/results
	$(BIN)/python -m tests.faults.run

fuzz: $(VENV)/.dev  ## 2,000 generated API calls
	$(BIN)/python -m tests.security.fuzz --calls 2000

bench: $(VENV)/.dev .venv-peer/.ready .venv-blender/.ready  ## speed, beside a peer or a floor; the tables go to benchmarks/results
	$(BIN)/python -m benchmarks.generate
	PYTHONPATH=tests $(BIN)/python -m benchmarks.overhead --peer .venv-peer/bin/python
	PYTHONPATH=tests $(BIN)/python -m benchmarks.damage --blender .venv-blender/bin/python
	PYTHONPATH=tests $(BIN)/python -m benchmarks.unwrap --blender .venv-blender/bin/python
	PYTHONPATH=tests $(BIN)/python -m benchmarks.remesh --blender .venv-blender/bin/python
	PYTHONPATH=tests $(BIN)/python -m benchmarks.triposr
	PYTHONPATH=tests $(BIN)/python -m benchmarks.chain --blender .venv-blender/bin/python
	PYTHONPATH=tests $(BIN)/python -m benchmarks.verdicts
	$(BIN)/python -m benchmarks.shape --views-mode all --reference
	$(BIN)/python -m benchmarks.network

witnesses: $(VENV)/.dev .venv-blender/.ready  ## Blender's quads; sliced prints, with prusa-slicer and admesh (apt, or PRUSA_SLICER= and ADMESH=)
	ORFEAS_BLENDER=$(CURDIR)/.venv-blender/bin/python $(BIN)/pytest -q tests/witnesses/test_blender.py
	PYTHONPATH=tests $(BIN)/python -m benchmarks.witnesses

# Gradio and what our makers need, in an environment of their own: its other wishes do not agree with ours.
.venv-peer/.ready:
	@$(PYTHON) -m venv .venv-peer
	@.venv-peer/bin/python -m pip install -q --disable-pip-version-check --only-binary :all: \
		gradio==6.30.0 numpy scipy opencv-python-headless scikit-image wasmtime embreex \
		pydantic-settings platformdirs structlog 'sqlalchemy[asyncio]'
	@touch $@

# Blender as a Python package (GPL), in an environment of its own. It wants Python 3.11.
.venv-blender/.ready:
	@$(PYTHON) -m venv .venv-blender
	@.venv-blender/bin/python -m pip install -q --disable-pip-version-check --only-binary :all: bpy==4.5.15
	@touch $@

images: $(VENV)/.dev $(PAGES)  ## the pictures of the README, anew
	$(BIN)/python scripts/contact_sheet.py samples/owl.png samples/mushroom.png samples/rocket.png --out docs/images/results.png
	$(BIN)/python scripts/screenshots.py --out docs/images

models-pictures: $(VENV)/.training $(PAGES)  ## the page Models with a miniature network that made something, under demo/
	$(BIN)/python scripts/models_pictures.py

clean:  ## remove what was built
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache demo web/node_modules src/orfeas/api/pages .venv-peer .venv-blender

.PHONY: help setup demo studio pages wheel check test coverage reference samples faults fuzz bench witnesses images models-pictures clean
