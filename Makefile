# Two commands do everything: `make run` and `make test`. The rest is for those who change the code.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv/bin
# Compiled once, the site starts in half the time
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test lint services services-stop test-all bench screenshots format

.venv/installed: requirements.txt
	$(PYTHON) tools/check_python.py
	$(PYTHON) -m venv .venv
	$(VENV)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt requirements-services.txt
	$(VENV)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

run: .venv/installed  ## Migrate, load the demonstration the first time, serve
	@PORT=$(PORT) $(VENV)/python tools/run.py

test: .venv/installed  ## The default suite: no server, no browser, no network (they are in `make test-all`)
	$(VENV)/python -m pytest -m "not slow and not browser and not cluster"

lint: .venv/installed-dev
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy .
	$(VENV)/lint-imports
	$(VENV)/djlint templates --lint --quiet

format: .venv/installed-dev
	$(VENV)/ruff check --fix .
	$(VENV)/ruff format .

services:
	bash tools/services.sh start

services-stop:
	bash tools/services.sh stop

test-all: .venv/installed-dev
	bash tools/test_all.sh

bench: .venv/installed
	$(VENV)/python -m tools.bench

screenshots: .venv/installed-dev  ## Every page state at two widths, into screenshots/ (needs Chromium)
	$(VENV)/python -m tools.screenshots
