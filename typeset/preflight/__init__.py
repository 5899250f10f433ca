"""Preflight: what a print shop and a records office look at before they take a PDF."""

from typeset.preflight.checking import Checked, check_issue, check_pdf
from typeset.preflight.finding import Finding

__all__ = ["Checked", "Finding", "check_issue", "check_pdf"]
