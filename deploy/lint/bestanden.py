"""Do the files of `deploy/` hold together? Settings that do not exist, containers that run as root, what their own linters refuse.

`python -m deploy.lint.bestanden` prints what is wrong, one line each, and returns 1 when there is anything.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import crossplane
import yaml

from deploy.apps import settings_of
from deploy.verdeeld.inrichten import BEHEER, WACHTWOORD
from kernel import voorraad  # noqa: F401 - its figures are there once it is imported
from kernel.settings import APPS
from kernel.telemetry import METINGEN

DEPLOY = Path(__file__).parents[1]
#: Not settings of a process: what the commands of an installer read, and what compose fills in.
VAN_DE_BEHEERDER = {BEHEER, WACHTWOORD, "REGIOLOKET_BEHEER_WACHTWOORD"}


def instellingen() -> set[str]:
    """Every environment variable that some process reads."""
    return {f"REGIOLOKET_{naam.upper()}" for app in APPS for naam in type(settings_of(app)).model_fields} | VAN_DE_BEHEERDER


def onbekende_instellingen() -> Iterator[str]:
    """Names in the files that no setting has."""
    bekend = instellingen()
    for pad in [p for soort in ("*.yaml", "*.example", "Containerfile", "*.conf", "*.toml") for p in DEPLOY.rglob(soort)]:
        for naam in sorted(set(re.findall(r"REGIOLOKET_[A-Z0-9_]+", pad.read_text(encoding="utf-8"))) - bekend):
            yield f"{pad.relative_to(DEPLOY.parent)}: er is geen instelling {naam}"


def compose() -> Iterator[str]:
    """The schema of the compose specification, and our own rules for what we build."""
    pad = DEPLOY / "compose" / "compose.yaml"
    opdracht = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(pad)]
    uitkomst = subprocess.run(opdracht, capture_output=True, text=True, check=False)  # noqa: S603 - our own arguments
    if uitkomst.returncode:
        yield f"{pad.name}: {uitkomst.stdout.strip()}"
    diensten = yaml.safe_load(pad.read_text(encoding="utf-8"))["services"]
    for naam, dienst in diensten.items():
        eigen = "build" in dienst
        if eigen and not (dienst.get("read_only") and dienst.get("user") == "10001:10001" and dienst.get("cap_drop") == ["ALL"]):
            yield f"compose: {naam} draait niet als gewone gebruiker op een alleen-lezen schijf"
    processen = {tuple(d["command"][:2]) for d in diensten.values() if "build" in d}
    for app in APPS:
        for soort in ("api", "worker"):
            if (soort, app) not in processen:
                yield f"compose: er is geen {soort} van {app}"


def kubernetes() -> Iterator[str]:
    """What every workload must have; kustomize itself looks at the rest where it is installed."""
    for pad in sorted((DEPLOY / "kubernetes" / "basis").glob("*.yaml")):
        for stuk in yaml.safe_load_all(pad.read_text(encoding="utf-8")):
            if stuk["kind"] in {"Deployment", "Job"}:
                yield from (f"{pad.name}: {stuk['metadata']['name']} {reden}" for reden in _werklast(stuk))


def _werklast(stuk: dict[str, Any]) -> Iterator[str]:
    pod = stuk["spec"]["template"]["spec"]
    if not pod["securityContext"].get("runAsNonRoot") or pod.get("automountServiceAccountToken") is not False:
        yield "mag als root draaien, of krijgt een token van het cluster"
    for container in pod["containers"]:
        if not container["securityContext"].get("readOnlyRootFilesystem") or container["securityContext"].get("allowPrivilegeEscalation"):
            yield "kan zijn eigen schijf beschrijven of meer rechten krijgen"
        if "memory" not in container["resources"].get("limits", {}):
            yield "heeft geen grens aan geheugen"
        if stuk["kind"] == "Deployment" and "livenessProbe" not in container:
            yield "zegt niet of hij leeft"
        if any("SECRET" in str(e.get("value", "")) or e.get("value") for e in container.get("env", []) if "WACHTWOORD" in e["name"]):
            yield "heeft een wachtwoord in de tekst in plaats van een verwijzing"


def nginx() -> Iterator[str]:
    """Every directive exists, in its place, with the right number of arguments."""
    pad = DEPLOY / "nginx" / "regioloket.conf"
    with tempfile.TemporaryDirectory() as map_:
        heel = Path(map_) / "nginx.conf"
        heel.write_text(f"events {{}}\nhttp {{ include {pad}; }}\n", encoding="utf-8")
        gelezen = crossplane.parse(str(heel), strict=True)
    yield from (f"{pad.name}:{fout['line']}: {fout['error']}" for bestand in gelezen["config"] for fout in bestand["errors"])


def bewaking() -> Iterator[str]:
    """Alert rules and dashboard speak of figures that exist, and of pages that exist."""
    bekend = {m.name for m in METINGEN.collect()}
    regels = yaml.safe_load((DEPLOY / "bewaking" / "regels.yaml").read_text(encoding="utf-8"))["groups"]
    panelen = json.loads((DEPLOY / "bewaking" / "dashboard.json").read_text(encoding="utf-8"))["panels"]
    vragen = [r["expr"] for groep in regels for r in groep["rules"]] + [t["expr"] for p in panelen for t in p["targets"]]
    for naam in sorted({n for vraag in vragen for n in re.findall(r"regioloket_[a-z_]+", vraag)}):
        if re.sub(r"_(bucket|count|sum|total)$", "", naam) not in bekend:
            yield f"bewaking: er is geen meting {naam}"
    uitleg = (DEPLOY.parent / "docs" / "operating" / "incidents.md").read_text(encoding="utf-8")
    koppen = {k.strip().lower().replace(" ", "-") for k in re.findall(r"^## (.+)$", uitleg, re.MULTILINE)}
    for regel in (r for groep in regels for r in groep["rules"]):
        if regel["annotations"]["doe"].partition("#")[2] not in koppen:
            yield f"bewaking: {regel['alert']} verwijst naar uitleg die er niet is"


def main() -> int:
    """Print what is wrong."""
    fouten = [fout for onderdeel in (onbekende_instellingen, compose, kubernetes, nginx, bewaking) for fout in onderdeel()]
    for fout in fouten:
        print(fout, file=sys.stderr)
    if not fouten:
        print("deploy: instellingen, compose, kubernetes, nginx en bewaking in orde")
    return 1 if fouten else 0


if __name__ == "__main__":
    sys.exit(main())
