# Every target first makes ready what it needs; from the second time on that takes no network.
PYTHON ?= python3
MAP ?= examples/north-korea-troops.argmap
ARGS ?=
BIN := .venv/bin
OFFSCREEN := QT_QPA_PLATFORM=$(or $(QT_QPA_PLATFORM),offscreen)

.PHONY: help run test deep bench lint picture screenshots clean ready-to-run ready-to-test

help: ## List these targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile | expand -t 20

run: ready-to-run ## Open the example, or another map: make run MAP=file
	@scripts/run.sh '$(MAP)'

test: ready-to-test ## Run the tests, or some: make test ARGS=tests/model
	@$(OFFSCREEN) $(BIN)/python -m pytest $(ARGS)

deep: ready-to-test ## Try the laws of the reasoning on 1,000 random maps each
	@$(OFFSCREEN) $(BIN)/python -m pytest --hypothesis-profile=deep tests/analysis tests/model/test_walks.py $(ARGS)

bench: ready-to-test ## Measure speed
	@$(OFFSCREEN) $(BIN)/python -m tests.bench $(ARGS)

lint: ready-to-test ## Check style, types and which part imports which
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

picture: ready-to-test ## Draw the pictures that the documents show
	@$(BIN)/python scripts/picture.py $(ARGS)

screenshots: picture ## The same

clean: ## Remove what was built, but not .venv
	@rm -rf build dist .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	@find argmap tests scripts -name __pycache__ -prune -exec rm -rf {} +

ready-to-run ready-to-test: ready-to-%:
	@$(PYTHON) scripts/setup.py $*
