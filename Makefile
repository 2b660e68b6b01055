# The two that matter: `make run` and `make test`. See CONTRIBUTING.md for the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
STORE_PATH ?= .store
export PORT STORE_PATH
export ANONYMIZED_TELEMETRY := False
export HF_HUB_OFFLINE := 1
export HF_HUB_DISABLE_TELEMETRY := 1
export LANGSMITH_TRACING := false

.PHONY: run install test check evals baseline openapi conformance bench load soak fuzz docs-check clean

run: $(VENV)/.installed
	$(BIN)/python -m ingest
	$(BIN)/python -m assistant serve

install: $(VENV)/.installed

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --disable-pip-version-check -q -c constraints.txt torch==2.13.0
	$(BIN)/pip install --disable-pip-version-check -q -c constraints.txt -e .
	touch $@

$(VENV)/.installed-test: $(VENV)/.installed
	$(BIN)/pip install --disable-pip-version-check -q -c constraints.txt -e '.[test]'
	touch $@

$(VENV)/.installed-bench: $(VENV)/.installed
	$(BIN)/pip install --disable-pip-version-check -q -c constraints.txt -e '.[bench]'
	touch $@

# The accessibility checker of the browser tests: development only, never committed.
node_modules/axe-core:
	npm install --no-save --no-package-lock --no-audit --no-fund --silent axe-core@4.14.1

check: $(VENV)/.installed-test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Two at a time: half of the tests wait for a browser or a server.
test: check
	$(BIN)/pytest -n 2 --dist loadfile

evals: $(VENV)/.installed
	$(BIN)/python -m ingest
	$(BIN)/python -m evals evals/questions/*.jsonl --store $(STORE_PATH) --out evals/out

# The scores that `make test` defends; commit the file when they rose.
baseline: evals
	cp evals/out/scores.json evals/baseline.json

# Writes the description of the API; refuses when callers of the committed one would break.
openapi: $(VENV)/.installed
	$(BIN)/python -m ingest
	$(BIN)/python -m assistant openapi docs/openapi.json

# 2,000 made-up requests against the description; prints the figures.
conformance: $(VENV)/.installed-test
	$(BIN)/python -m ingest
	$(BIN)/python -m benchmarks.conformance --store $(STORE_PATH) --cases 2400

bench: $(VENV)/.installed-bench
	$(BIN)/python -m benchmarks.langchain_guide

# Half an hour each, on a machine without other work.
load: $(VENV)/.installed
	$(BIN)/python -m benchmarks.load --store $(STORE_PATH)

soak: $(VENV)/.installed
	$(BIN)/python -m benchmarks.soak --store $(STORE_PATH)

# Every reader for ten minutes, one after another: over two hours.
fuzz: $(VENV)/.installed-test
	$(BIN)/python -m benchmarks.fuzz

docs-check: $(VENV)/.installed-test
	$(BIN)/pytest tests/test_readme.py

clean:
	rm -rf $(VENV) $(STORE_PATH)
