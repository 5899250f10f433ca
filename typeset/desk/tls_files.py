"""The certificate and the key of an office's desk, and the names that it may be called by."""

from __future__ import annotations

import ipaddress
import os
import ssl
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from cryptography import x509

from typeset.diagnostics.problems import Diagnostic, IssueError


@dataclass(frozen=True)
class TlsFiles:
    """A certificate with its chain and the key to it, both PEM; `names` are the certificate's."""

    certificate: Path
    key: Path
    names: tuple[str, ...]

    def knows(self, authority: str) -> bool:
        """Whether a Host header names this server, whatever the port: a container maps it.

        Only who has the key can show the certificate, so no other name is led here unseen.
        """
        host = authority.lower()
        if ":" in host and not host.endswith("]"):
            host = host.rpartition(":")[0]
        host = host.strip("[]")
        return any(_fits(host, name) for name in self.names)


def tls_files(certificate: Path, key: Path) -> TlsFiles:
    """The files, looked at.  Raises IssueError where they are none, or not of each other."""
    try:
        _check(key)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key, password=lambda: "")
        data = certificate.read_bytes()
        names = tuple(_names(x509.load_pem_x509_certificates(data)[0]))
    except FileNotFoundError:
        raise _refused("tls-missing", certificate, key) from None
    except PermissionError:
        raise _refused("tls-unreadable", certificate, key) from None
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        raise _refused("tls-unfit", certificate, key, reason=error) from None
    if not names:
        raise _refused("tls-nameless", certificate, key)
    return TlsFiles(certificate, key, names)


def _check(key: Path) -> None:
    if os.name == "posix" and stat.S_IMODE(key.stat().st_mode) & 0o007:
        raise _refused("key-open", key, key)


def _names(certificate: x509.Certificate) -> Iterator[str]:
    """The DNS names and addresses of the certificate (RFC 6125: not its common name)."""
    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return
    yield from (name.lower() for name in found.get_values_for_type(x509.DNSName))
    yield from (str(address) for address in found.get_values_for_type(x509.IPAddress))


def _fits(host: str, name: str) -> bool:
    """Whether a host is a certificate's name; its star stands for one label."""
    try:
        return ipaddress.ip_address(host) == ipaddress.ip_address(name)
    except ValueError:
        same_depth = host.count(".") == name.count(".")
        return host == name or (name.startswith("*.") and same_depth and fnmatchcase(host, name))


def _refused(key: str, certificate: Path, own_key: Path, **details: object) -> IssueError:
    return IssueError(
        [Diagnostic(f"office.{key}", None, {"certificate": certificate, "key": own_key, **details})]
    )
