# `make` runs everything that CI runs. Each target sets up what it needs first.

PYTHON ?= python3
BIN := .venv/bin
export NO_MKDOCS_2_WARNING = 1

.PHONY: all setup site serve check style types layers scripts pages reference browser test bless pictures clean
.DEFAULT_GOAL := all

all: test ## everything that CI runs

setup: .venv/ready ## Python packages, in .venv

.venv/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "hubgen needs Python 3.11 or newer: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

site: setup ## this repository's own hub as a website, in site/
	$(BIN)/hubgen build

serve: setup ## the same at http://127.0.0.1:8000, anew whenever a file changes
	$(BIN)/hubgen serve

check: style types layers scripts pages ## style, types, layers, and the hub's own files

style: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

layers: setup
	$(BIN)/lint-imports

scripts: tests/browser_code/node_modules
	cd tests/browser_code && npx --no-install tsc

pages: setup
	$(BIN)/python docs/dev/reference.py --check
	$(BIN)/hubgen check

reference: setup ## docs/reference/checks.md, from the docstrings of the checks
	$(BIN)/python docs/dev/reference.py

tests/browser_code/node_modules: tests/browser_code/package.json
	@command -v node >/dev/null || { echo "the tests of the browser code need Node 20 or newer: install it from your system's packages"; exit 1; }
	cd tests/browser_code && npm install --silent --no-audit --no-fund --no-package-lock
	@touch $@

browser: setup ## a browser for the tests: the system's, or one that is installed now
	@$(BIN)/python tests/browser/find_browser.py --install

test: ## everything, real browser included
	$(MAKE) -j2 check browser
	cd tests/browser_code && node --test
	$(BIN)/pytest -n auto --dist worksteal

bless: setup ## accept what the golden tests got
	$(BIN)/pytest -q tests/golden --bless

pictures: browser ## the pictures in docs/contribute.md and the README
	$(BIN)/python docs/dev/pictures/make.py

clean: ## everything that was made
	rm -rf .venv site .cache tests/browser_code/node_modules
