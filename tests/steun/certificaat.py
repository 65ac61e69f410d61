"""A certificate authority of a test, and a certificate of it for 127.0.0.1."""

from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def maak_certificaten(map_: Path) -> tuple[Path, Path, Path]:
    """Write `ca.pem`, `server.crt` and `server.key`; return their paths."""
    nu = datetime.now(UTC)
    ca_sleutel, sleutel = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca_naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "proef-ca")])
    basis = x509.CertificateBuilder().not_valid_before(nu - timedelta(days=1)).not_valid_after(nu + timedelta(days=1)).issuer_name(ca_naam)
    ca = (
        basis.subject_name(ca_naam)
        .public_key(ca_sleutel.public_key())
        .serial_number(x509.random_serial_number())
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(ca_sleutel.public_key()), critical=False)
        .sign(ca_sleutel, hashes.SHA256())
    )
    server = (
        basis.subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")]))
        .public_key(sleutel.public_key())
        .serial_number(x509.random_serial_number())
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1")), x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_sleutel.public_key()), critical=False)
        .sign(ca_sleutel, hashes.SHA256())
    )
    paden = (map_ / "ca.pem", map_ / "server.crt", map_ / "server.key")
    paden[0].write_bytes(ca.public_bytes(serialization.Encoding.PEM))
    paden[1].write_bytes(server.public_bytes(serialization.Encoding.PEM))
    paden[2].write_bytes(sleutel.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    return paden
