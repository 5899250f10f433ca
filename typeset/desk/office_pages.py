"""The page where one signs in to an office's desk, in the language that the browser asks for."""

from __future__ import annotations

import math
from pathlib import Path

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from typeset.diagnostics.messages import Language, message
from typeset.preview.guard import POLICY

PAGE = Path(__file__).parent / "web" / "login.html"
FORM_POLICY = POLICY.replace("form-action 'none'", "form-action 'self'")


def login_page(
    request: Request, to: str, name: str = "", wrong: bool = False, wait: float = 0.0
) -> Response:
    """The page that leads on `to` another; with what was wrong, or the seconds to wait (429)."""
    language = _language(request.headers.get("accept-language", ""))

    def say(key: str, **details: object) -> str:
        return message(f"office.{key}", details, language)

    said = ""
    if wait:
        said = say("wait", seconds=math.ceil(wait))
    elif wrong:
        said = say("wrong")
    page = Markup(PAGE.read_text(encoding="utf-8")).format(
        language="zh-CN" if language == "zh" else "en",
        title=say("sign-in"),
        user=say("user"),
        password=say("password"),
        name=name[:40],
        to=to,
        said=said,
    )
    # Under "no-referrer" a browser would hide the Origin of what the form sends.
    headers = {"Content-Security-Policy": FORM_POLICY, "Referrer-Policy": "same-origin"}
    if wait:
        headers["Retry-After"] = str(math.ceil(wait))
    return HTMLResponse(page, status_code=429 if wait else 403 if wrong else 200, headers=headers)


def _language(accepted: str) -> Language:
    """The first of ours in an Accept-Language header; English without one."""
    for each in accepted.split(","):
        for language in ("zh", "en"):
            if each.strip().lower().startswith(language):
                return "zh" if language == "zh" else "en"
    return "en"
