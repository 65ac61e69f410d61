"""What runs in production, as a list for others (SBOM, CycloneDX), and whether a fault is known in any of it.

`python -m deploy.lint.afhankelijkheden` writes `var/sbom.cdx.json` and returns 1 for a known vulnerability. Where nothing about
vulnerabilities can be reached it says so, and how many libraries were not looked at.
"""

import json
import subprocess
import sys
from pathlib import Path

HUIS = Path(__file__).parents[2]
SLOT = HUIS / "requirements-productie.lock"
SBOM = HUIS / "var" / "sbom.cdx.json"


def schrijf_sbom() -> int:
    """Write the list; return how many libraries it names."""
    SBOM.parent.mkdir(exist_ok=True)
    opdracht = [sys.executable, "-m", "cyclonedx_py", "requirements", str(SLOT), "--output-reproducible", "-o", str(SBOM)]
    subprocess.run(opdracht, check=True, capture_output=True)  # noqa: S603 - our own arguments
    return len(json.loads(SBOM.read_text(encoding="utf-8"))["components"])


def kwetsbaarheden() -> tuple[list[str], int]:
    """What is known of them, a line each, and how many libraries nobody could look at."""
    opdracht = [sys.executable, "-m", "pip_audit", "-r", str(SLOT), "--no-deps", "--disable-pip", "-f", "json", "--progress-spinner", "off"]
    uitvoer = subprocess.run(opdracht, check=False, capture_output=True, text=True, timeout=300).stdout  # noqa: S603 - our own arguments
    deps = json.loads(uitvoer)["dependencies"] if uitvoer else []
    bekend = [f"{d['name']} {d['version']}: {v['id']}, opgelost in {v['fix_versions']}" for d in deps for v in d.get("vulns", [])]
    return bekend, sum("skip_reason" in d for d in deps) if deps else -1


def main() -> int:
    """Print what was found."""
    aantal = schrijf_sbom()
    bekend, overgeslagen = kwetsbaarheden()
    for regel in bekend:
        print(regel, file=sys.stderr)
    if overgeslagen:
        print(f"Overgeslagen: van {'alle' if overgeslagen < 0 else overgeslagen} bibliotheken zijn hier geen kwetsbaarheden op te vragen.")
    print(f"{aantal} bibliotheken in {SBOM.relative_to(HUIS)}, {len(bekend)} bekende kwetsbaarheden")
    return 1 if bekend else 0


if __name__ == "__main__":
    sys.exit(main())
