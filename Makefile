# Two commands, each alone and first: `make site` builds this repository's blog, `make test` runs the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COMPILED := build/compiled
# What is edited is not compiled, so that nothing has to be fetched for it.
EDITABLE := BLOGENGINE_PURE=1 $(BIN)/python -m pip install --quiet --disable-pip-version-check -e

.PHONY: site serve test test-compiled lint clean

site: $(VENV)/site.stamp
	$(BIN)/blog build

serve: $(VENV)/site.stamp
	$(BIN)/blog serve --open

test: $(VENV)/test.stamp
	$(BIN)/python -m pytest -n auto

# The same tests of the package as it is installed for use, its core compiled.
test-compiled:
	$(PYTHON) -m venv --clear $(COMPILED)
	$(COMPILED)/bin/python -m pip install --quiet --disable-pip-version-check '.[test]'
	$(COMPILED)/bin/python -c 'from blogengine.markdown.kramdown import inline as m; assert m.__file__[-3:] != ".py", "not compiled"'
	$(COMPILED)/bin/python -m pytest -n auto

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check hatch_build.py hatch_patterns.py src tests benchmarks
	$(BIN)/ruff format --check hatch_build.py hatch_patterns.py src tests benchmarks
	$(BIN)/mypy

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.stamp: pyproject.toml $(BIN)/python
	$(EDITABLE) .
	touch $@

$(VENV)/test.stamp: pyproject.toml $(BIN)/python
	$(EDITABLE) '.[test]'
	touch $@ $(VENV)/site.stamp

$(VENV)/dev.stamp: pyproject.toml $(BIN)/python
	$(EDITABLE) '.[dev]'
	touch $@ $(VENV)/test.stamp $(VENV)/site.stamp

clean:
	rm -rf $(VENV) build _site .blog-cache .mypy_cache .pytest_cache .ruff_cache
