#!/bin/sh
# The API Design Rules and AsyncAPI, checked by the linters that exist on npm. Needs node; in CI that is required.
set -eu
cd "$(dirname "$0")/../.."
if ! command -v npm >/dev/null; then
  [ "${CI:-}" = true ] && { echo "npm is verplicht in CI: de API-regels kunnen nu niet worden gecontroleerd."; exit 1; }
  echo "Overgeslagen: geen npm, dus geen controle van OpenAPI en AsyncAPI."
  exit 0
fi
modules=var/lint
if [ ! -e "$modules/node_modules/.klaar" ]; then
  mkdir -p "$modules"
  cp deploy/lint/package.json "$modules/"
  npm install --prefix "$modules" --silent --no-audit --no-fund --ignore-scripts
  touch "$modules/node_modules/.klaar"
fi
for document in docs/reference/openapi/*.json; do
  [ -s "$document" ] || { echo "$document ontbreekt"; exit 1; }
done
# The ruleset of Logius (API Design Rules 2.2.1) is not ours to carry: it lies beside the checkout, or where ADR_RULESET says.
ruleset=${ADR_RULESET:-../shared/data/adr/adr-2.2.1.yaml}
if [ -s "$ruleset" ]; then
  "$modules/node_modules/.bin/spectral" lint --ruleset "$ruleset" --fail-severity error docs/reference/openapi/*.json
else
  echo "Overgeslagen: geen ruleset van de API Design Rules; wijs hem aan met ADR_RULESET."
fi
LINT_MODULES="$PWD/$modules/node_modules" node deploy/lint/asyncapi.mjs docs/reference/asyncapi.json
