# Everything a developer, CI or a visitor runs. Each target does its own set-up.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --no-input -q
NODE   ?= var/demo/operator
PORT   ?= 8000
INPUT  ?=
LANGUAGES ?= ar en
INCIDENTS ?= 1000000
ARCHIVE ?= var/archive-$(INCIDENTS)/operator

.DEFAULT_GOAL := help
.PHONY: help demo serve test coverage check fix bench bench-airspace bench-assess bench-bulk bench-contrasts bench-reading bench-record bench-map bench-search bench-watch bench-web archive fuzz docs catalogues gate lock screenshots clean

help: ## Show what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Hudna needs Python 3.11 or newer: make PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.lock pyproject.toml | $(BIN)/python
	@echo "Installing what Hudna runs on (once, about a minute) ..."
	@$(PIP) install --require-hashes -r requirements/run.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: requirements/test.lock $(VENV)/run.stamp
	@echo "Installing what its tests need (once) ..."
	@$(PIP) install --require-hashes -r requirements/test.lock
	@touch $@

$(VENV)/bench.stamp: requirements/bench.lock $(VENV)/test.stamp
	@echo "Installing what measurements beside other programs need (once, about a minute) ..."
	@$(PIP) install --require-hashes -r requirements/bench.lock
	@touch $@

CATALOGUES := $(VENV)/catalogues.stamp
$(CATALOGUES): $(wildcard src/hudna/web/locale/*/LC_MESSAGES/*.po) $(VENV)/run.stamp
	@$(BIN)/python -m hudna.web.catalogues
	@touch $@

demo: $(VENV)/run.stamp $(CATALOGUES) ## Play the exercise from documents to audited bulletins
	@$(BIN)/hudna demo $(if $(INPUT),--input $(INPUT))

$(NODE)/node.toml:
	@$(MAKE) --no-print-directory demo

serve: $(VENV)/run.stamp $(CATALOGUES) $(NODE)/node.toml ## Serve the desk on 127.0.0.1:8000
	@$(BIN)/hudna serve --node $(NODE) --port $(PORT)

# Files in their order, so that the long ones do not come last.
PYTEST := $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

test: $(VENV)/test.stamp $(CATALOGUES) ## Run every test
	@$(PYTEST)

coverage: $(VENV)/test.stamp $(CATALOGUES) ## Run every test and say which lines none of them reaches (a third slower)
	@$(PYTEST) --cov --cov-report=term:skip-covered

check: $(VENV)/test.stamp $(CATALOGUES) ## Lint, types, layers, catalogues; changes nothing
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python tools/write_reference.py --check
	@$(BIN)/python -m tools.check_catalogues

fix: $(VENV)/test.stamp ## Format and mend what can be mended
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: bench-reading bench-record bench-assess ## Run every measurement of the README

bench-reading: $(VENV)/test.stamp ## Time and score the reading of the exercise documents
	@$(BIN)/python benchmarks/reading.py
	@$(BIN)/python benchmarks/reading_scores.py

bench-contrasts: $(VENV)/test.stamp ## Find words against earlier ones of their speaker in worked pairs
	@$(BIN)/python -m benchmarks.contrasts | tee benchmarks/results/contrasts.txt

bench-record: $(VENV)/test.stamp ## Time appends and the audit of the record; attack it 10,000 times
	@$(BIN)/python benchmarks/record.py
	@$(BIN)/python benchmarks/record_attacks.py

bench-search: $(VENV)/test.stamp ## Search a million incidents on SQLite and PostgreSQL
	@$(BIN)/python benchmarks/search.py

bench-assess: $(VENV)/test.stamp ## Judge 100,000 incidents under every clause
	@$(BIN)/python benchmarks/assess.py

screenshots: $(VENV)/test.stamp $(CATALOGUES) $(NODE)/node.toml ## Take a picture of every page, in LANGUAGES="ar en"
	@$(BIN)/python -m tests.browser.gallery $(NODE) var/screenshots $(LANGUAGES)

fuzz: $(VENV)/test.stamp ## Fuzz every parser of the record, 20 seconds each (installs atheris)
	@$(PIP) install 'atheris>=3'
	@PYTHONPATH=src:. $(BIN)/python -m tests.fuzz.run

bench-bulk: $(VENV)/test.stamp ## Read 10,000 small files, with a kill in the middle
	@$(BIN)/python benchmarks/bulk.py

archive: $(VENV)/test.stamp ## Make an archive of an exercise with INCIDENTS incidents in var/
	@$(BIN)/python -m benchmarks.archive --node var/archive-$(INCIDENTS) --incidents $(INCIDENTS)

bench-watch: $(VENV)/bench.stamp ## Back-test the watch, fit earthquakes, time alarms, manipulate the index
	@$(BIN)/python benchmarks/watch_counts.py
	@$(BIN)/python benchmarks/watch_etas.py
	@$(BIN)/python benchmarks/watch_alarms.py
	@$(BIN)/python benchmarks/watch_index.py
	@$(BIN)/python benchmarks/watch_bulk.py

bench-airspace: $(VENV)/bench.stamp ## Time depths and crossings beside other libraries; judge 10,000 simulated disputes
	@$(BIN)/python benchmarks/airspace.py
	@$(BIN)/python benchmarks/airspace_live.py
	@$(BIN)/python benchmarks/airspace_calibration.py

bench-web: $(VENV)/test.stamp $(CATALOGUES) ## Read a desk of INCIDENTS incidents with 200 users, on both databases
	@$(BIN)/python benchmarks/web.py --incidents $(INCIDENTS)

bench-map: $(VENV)/test.stamp ## Frame times of the map over an archive (ARCHIVE=node), and whether its lists are right
	@$(BIN)/python benchmarks/map_frames.py --node $(ARCHIVE)

docs: $(VENV)/test.stamp ## Write the generated reference pages
	@$(BIN)/python tools/write_reference.py

# Extras stay in the locks: without them pip may look past the pin at a newer release and refuse it.
LOCK := uv pip compile -q --universal --generate-hashes --no-header --no-strip-extras --extra build

catalogues: $(VENV)/test.stamp ## Add what pages newly say to every catalogue, to be translated, and take out what none says
	@$(BIN)/python -m tools.check_catalogues --update

lock: ## Pin what pyproject.toml names, with hashes (needs uv); versions pinned already stay
	@$(LOCK) pyproject.toml -o requirements/run.lock
	@$(LOCK) --extra test -c requirements/run.lock pyproject.toml -o requirements/test.lock
	@$(LOCK) --extra test --extra bench -c requirements/test.lock pyproject.toml -o requirements/bench.lock

gate: $(VENV)/test.stamp ## Train the gate against over-firing triggers on the labelled texts
	@$(BIN)/python tools/train_gate.py

clean: ## Remove what was installed and generated
	rm -rf $(VENV) var build
