"""What pyproject.toml asks for is what the code imports; the locks hold it with its digests."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from tests.setup.conftest import ROOT

BROUGHT_BY_OTHERS = {"webencodings", "pyphen", "markupsafe", "pydantic-core", "cffi"}
"""Imported here, and asked for by a package whose parts they are."""


def name_of(requirement: str) -> str:
    """The package that a requirement asks for, in its normal spelling."""
    found = re.match(r"[\w.-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def imported() -> set[str]:
    """The packages of others that any module of typeset imports, wherever in it."""
    modules: set[str] = set()
    for path in (ROOT / "typeset").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.partition(".")[0])
    modules -= {"typeset", *sys.stdlib_module_names}
    found = packages_distributions()
    return {name_of(found.get(module, [module])[0]) for module in modules}


def asked_for(*extras: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = list(project["dependencies"])
    for extra in extras:
        lines += project["optional-dependencies"][extra]
    return {name_of(line) for line in lines}


def test_what_is_imported_is_asked_for() -> None:
    assert imported() - asked_for("cluster") - BROUGHT_BY_OTHERS == set()


def test_what_is_asked_for_is_imported() -> None:
    assert asked_for() - imported() == set()


def pinned(lock: str) -> dict[str, list[str]]:
    """Name -> the digests of its wheels; each line of a lock is a pin, or a digest of the last."""
    pins: dict[str, list[str]] = {}
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines()[1:]:
        if found := re.fullmatch(r"([a-z0-9-]+)==[0-9][\w.]* \\", line):
            pins[found[1]] = digests = []
        else:
            digest = re.fullmatch(r"    --hash=sha256:([0-9a-f]{64})( \\)?", line)
            assert digest, line
            digests.append(digest[1])
    return pins


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_every_pin_has_its_digests_and_no_address(lock: str) -> None:
    assert all(pinned(lock).values())
    assert "://" not in (ROOT / lock).read_text(encoding="utf-8")


def test_a_package_with_a_wheel_for_each_machine_has_the_digests_of_all() -> None:
    """Two architectures, two C libraries, four Pythons at least."""
    assert len(pinned("requirements.lock")["pillow"]) >= 16


def test_the_locks_pin_what_the_project_asks_for() -> None:
    running, testing = pinned("requirements.lock"), pinned("requirements-test.lock")
    assert asked_for() - set(running) == set()
    assert asked_for("test", "check") - {*running, *testing} == set()
    assert set(running) & set(testing) == set()


@pytest.mark.parametrize("page", ["licences.md", "licences.zh-CN.md"])
def test_every_package_that_runs_is_listed_with_its_licence(page: str) -> None:
    rows = re.findall(
        r"(?m)^\| ([a-z0-9-]+) \| (\S.*) \|$", (ROOT / "docs" / page).read_text("utf-8")
    )
    assert {name for name, _ in rows} - {"package"} == set(pinned("requirements.lock"))
