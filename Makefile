# Every recipe is what one could type. What make needs, it installs first, into .venv.

PORT ?= 5000
GAZETTE_ENV ?= development
PYTHON ?= $(or $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$name && break; done),python3)

# What another Python or virtual environment left in the shell must not reach .venv's.
unexport PYTHONHOME PYTHONPATH PYTHONSAFEPATH PYTHONOPTIMIZE PYTHONWARNINGS VIRTUAL_ENV

LOCK = .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header $(ARGS)

.PHONY: help run dev test fuzz check bench format lock clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s%s\n", $$1, $$2 }' Makefile

run dev: export GAZETTE_ENV := $(GAZETTE_ENV)

run: ## install what is missing and serve the site (PORT=5000, GAZETTE_ENV=development)
	@$(PYTHON) scripts/install.py run
	@.venv/bin/python scripts/build_graphiql.py
	.venv/bin/flask --app app serve --port $(PORT)

dev: ## serve with the debugger and the reloader (PORT=5000)
	@$(PYTHON) scripts/install.py run
	@.venv/bin/python scripts/build_graphiql.py
	.venv/bin/flask --app app db upgrade
	.venv/bin/flask --app app run --debug --port $(PORT)

test: ## run all tests, or some: make test ARGS="tests/models -k slug"
	@$(PYTHON) scripts/install.py test
	@.venv/bin/python scripts/build_graphiql.py
	.venv/bin/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -rs $(ARGS)

fuzz: export RANDOM_OPERATIONS := $(or $(RANDOM_OPERATIONS),100000)
fuzz: ## compare answers to random operations with plain resolvers' (RANDOM_OPERATIONS=100000 a database)
	@$(PYTHON) scripts/install.py test
	.venv/bin/python -m pytest -n auto --dist worksteal -v tests/executor/test_equivalence.py $(ARGS)

# A site's own settings and data, if there are any, have no say in what is right.
check: export GAZETTE_ENV := testing
check: export GAZETTE_INSTANCE := .venv/no-instance
check: export GAZETTE_DATABASE__URL := sqlite://
check: ## format, lint, layers, templates, committed schema, migrations, types
	@$(PYTHON) scripts/install.py test
	.venv/bin/ruff format --check
	.venv/bin/ruff check
	.venv/bin/lint-imports
	.venv/bin/djlint templates --check --lint --quiet
	.venv/bin/flask --app app graphql check
	.venv/bin/flask --app app db check
	.venv/bin/mypy

bench: ## measure beside the limit and peers (ARGS="--rounds 1 --seconds 2"; see benchmarks/README.md)
	@$(PYTHON) scripts/install.py run
	.venv/bin/python -m benchmarks.run $(ARGS)

format: ## format code and templates, mend what the linter can
	@$(PYTHON) scripts/install.py test
	.venv/bin/ruff check --fix
	.venv/bin/ruff format
	.venv/bin/djlint templates --reformat --quiet

lock: ## pin the dependencies anew (ARGS=--upgrade for the newest)
	@$(PYTHON) scripts/install.py test
	$(LOCK) pyproject.toml -o requirements/run.txt
	$(LOCK) pyproject.toml --group test -c requirements/run.txt -o requirements/test.txt
	$(LOCK) --group node -o requirements/node.txt
	echo uv | $(LOCK) - -o requirements/uv.txt
	echo setuptools | $(LOCK) - -o requirements/build.txt

clean: ## remove what make made; instance/ and its data stay
	rm -rf .venv .venv.lock .venv-bench static/graphiql
	rm -rf benchmarks/postgraphile/node_modules graphiql/node_modules tests/clients/node_modules
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
