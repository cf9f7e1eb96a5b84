# Two commands, each alone and first: `make site` builds this repository's blog, `make test` runs the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site serve test lint clean

site: $(VENV)/site.stamp
	$(BIN)/blog build

serve: $(VENV)/site.stamp
	$(BIN)/blog serve --open

test: $(VENV)/test.stamp
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/mypy

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.stamp: pyproject.toml $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/test.stamp: pyproject.toml $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@ $(VENV)/site.stamp

$(VENV)/dev.stamp: pyproject.toml $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@ $(VENV)/test.stamp $(VENV)/site.stamp

clean:
	rm -rf $(VENV) _site .blog-cache .mypy_cache .pytest_cache .ruff_cache
