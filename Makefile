# The one front door. `make` alone lists what there is.
.DEFAULT_GOAL := help
.PHONY: help setup run test check format clean lock
PYTHON ?=
BIN := .venv/bin

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 18

setup: ## make .venv with everything that is needed (done by the others, too)
	@tools/setup.sh $(PYTHON)

run: setup ## open the app on the sample workspace
	@$(BIN)/annotator open

test: setup ## run the tests
	@$(BIN)/python -m pytest -q $(ARGS)

check: setup ## format, lint, strict types, import contracts, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(MAKE) --no-print-directory test

format: setup ## put the sources in the house's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: ## write requirements/dev.txt anew (needs uv)
	uv pip compile pyproject.toml --extra dev --universal --generate-hashes --no-annotate --no-header --output-file requirements/dev.txt

clean: ## remove .venv and caches
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
