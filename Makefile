# The front door. `make help` lists what there is; each command sets up what it needs.
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
PY := $(VENV)/bin/python
export PYTHONUNBUFFERED = 1

.DEFAULT_GOAL := help
.PHONY: help run demo kafka test simulate check bench docs-reference parked replay audit lock clean

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/klaar: requirements.lock
	@test -n "$(PYTHON)" || { echo "regioloket heeft Python 3.11 of nieuwer nodig; installeer dat eerst (Debian: apt-get install python3 python3-venv)."; exit 1; }
	@echo "Omgeving maken met $(PYTHON) …"
	@$(PYTHON) -m venv $(VENV) || { echo "Het maken van .venv lukt niet; op Debian is het pakket python3-venv nodig."; exit 1; }
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

run: $(VENV)/klaar ## start the embedded region with demo data at http://localhost:8080
	@exec $(PY) -m deploy run

demo: $(VENV)/klaar ## tell the whole story on real input; results under var/demo/. VERDEELD=1: ten processes and a real Kafka broker
	@$(PY) -m deploy demo $(if $(VERDEELD),--verdeeld)

kafka: $(VENV)/klaar ## start a real Kafka broker on this machine (Java 17; Maven fetches it once)
	@exec $(PY) -m deploy kafka

test: $(VENV)/klaar ## run all tests, a PostgreSQL and a broker per core; ARGS="-n0 tests/unit" for some, one after the other
	$(PY) -m pytest -n auto --dist loadfile $(ARGS)

simulate: $(VENV)/klaar ## kill relay and consumer between any two awaits; N=1000 seeds, SEED=42 for one
	@$(PY) -m tests.simulation $(if $(SEED),--seed $(SEED),--seeds $(or $(N),1000)) $(if $(GEBREK),--gebrek $(GEBREK))

check: $(VENV)/klaar ## lint, types, architecture, contract and docs drift
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(PY) -m deploy referentie --controleer
	@$(PY) -m deploy.lint.bestanden
	@$(PY) -m deploy.lint.afhankelijkheden
	@sh deploy/lint/openapi.sh

bench: $(VENV)/klaar ## measure the hot paths beside their limits; B=name for one
	@$(PY) -m tests.bench $(B)

docs-reference: $(VENV)/klaar ## regenerate docs/reference: OpenAPI, AsyncAPI, JSON Schemas, settings, glossary
	@$(PY) -m deploy referentie

parked: $(VENV)/klaar ## list messages that could not be handled
	@$(PY) -m deploy geparkeerd

replay: $(VENV)/klaar ## try them again: make replay APP=intake
	@$(PY) -m deploy herspeel $(APP)

audit: $(VENV)/klaar ## verify the audit log of every app
	@$(PY) -m deploy audit

lock: ## renew requirements.lock (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate \
		--group dev pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate \
		--constraint requirements.lock pyproject.toml -o requirements-productie.lock

clean: ## remove everything that was made, the data of the region too
	@[ ! -x $(PY) ] || $(PY) -m deploy wis
	@rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
