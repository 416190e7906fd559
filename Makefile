# `make` alone prints these. Needs Python 3.11 or newer and nothing else.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# A lock lists all there is: `--no-deps` keeps pip from asking an index for what an extra of a locked package might want.
help:       ## what can be made here
	@grep -E '^[a-z-]+: .*##|^[a-z-]+:  *##' $(MAKEFILE_LIST) | sed 's/:[^#]*##/:/' | sort

setup: .venv/dev  ## everything to run, test and change Retold, in .venv

demo: .venv/site  ## the site with invented people, in the browser; Ctrl+C ends it
	RETOLD_HOME=build/demo $(BIN)/retold demo --open

study: .venv/core  ## the repository's own invented stories, analysed; opens (or names) the report
	$(BIN)/retold study corpus --out build/study --title 'Invented stories, told twice (the engine learned from them)' --invented --quotes --force --open

PYTEST := $(BIN)/python -m pytest -n auto --dist loadgroup --no-loadscope-reorder --timeout=900
ON_POSTGRES := RETOLD_TEST_DATABASE=postgres $(PYTEST)
# What can differ there: what is stored, locked, chained and let go, page 1 as a filter, each query, each page of each role,
# how twins look, what a stolen copy tells. The rest of the services goes there in `test-all`.
STORING := concerns cuts daily_rounds endings events jobs keeping match_runs meetings mornings steps stories undone
CAN_DIFFER := tests/records tests/rules tests/queries $(STORING:%=tests/services/test_%.py) tests/web/test_queries_per_page.py \
  tests/web/test_sign_in.py tests/promises/test_twin_worlds.py tests/promises/test_a_stolen_copy.py
# No line of these goes untried, nor either way of an `if`: what is promised, counted, matched and let through.
COVERED := retold.rules retold.measures retold.matching retold.queries.visible
TRY_THEM := tests/rules tests/measures tests/matching tests/queries

# Three runs: with every line watched, which costs a third more, only where that is asked for.
test: coverage  ## the tests of each day and of CI
	$(PYTEST) -m "not exhaustive" $(TRY_THEM:%=--ignore=%)
	$(ON_POSTGRES) -m "database and not exhaustive" $(CAN_DIFFER)

# The last line is the runner's own; what comes before it has passed.
test-all: .venv/dev  ## the tests, with every address, every seed and the whole second database
	$(ON_POSTGRES) -m database
	$(PYTEST)

coverage: .venv/dev  ## fails where a promise, a number or the matching has a line that no test tries
	$(PYTEST) -m "not exhaustive" $(COVERED:%=--cov=%) --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100 $(TRY_THEM)

promises: .venv/dev  ## writes the table of who is answered what anew: read its difference like code
	RETOLD_WRITE_MATRIX=1 $(BIN)/python -m pytest tests/promises/test_matrix.py

check: .venv/dev  ## lint, format, types, import contracts, unused dependencies, dead code, spelling; the same for pages
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports && $(BIN)/deptry . && $(BIN)/typos
	$(BIN)/python docs/dead_code.py
	$(BIN)/djangofmt --check src/retold/web/templates && $(BIN)/djangofmt check src/retold/web/templates && $(BIN)/djangofmt check --profile jinja src/retold/analysis
	@if test -x $(BIN)/biome; then $(BIN)/biome lint --error-on-warnings src/retold; else echo 'JavaScript and CSS go unchecked: their linter comes for Linux on x86-64 alone.'; fi

bench: .venv/dev  ## quality, speed and memory, as ratios
	for part in engine_quality engine_speed matching_speed; do $(BIN)/python benchmarks/$$part.py || exit 1; done

docs: .venv/dev  ## writes the generated pages of docs/reference
	$(BIN)/python docs/generate.py

lock:       ## new hashed requirements from requirements/*.in (needs uv)
	for set in core site cluster dev; do uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q requirements/$$set.in -o requirements/$$set.txt || exit 1; done

.venv/core: requirements/core.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install -q --no-deps --require-hashes -r requirements/core.txt
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	touch $@

.venv/site: requirements/site.txt .venv/core
	$(BIN)/pip install -q --no-deps --require-hashes -r requirements/site.txt
	touch $@

.venv/dev: requirements/dev.txt .venv/core
	$(BIN)/pip install -q --no-deps --require-hashes -r requirements/dev.txt
	touch $@

.PHONY: help setup demo study test test-all coverage promises check bench docs lock
