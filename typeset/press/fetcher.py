"""What the press may read: the issue's folder, the layout and the fonts; never the network."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit
from urllib.request import DataHandler, Request

from weasyprint.urls import URLFetcherResponse

from typeset.press.readable import readable_file


class Refused(ValueError):
    """An address outside the folders that the press may read."""


class _Svg(URLFetcherResponse):  # type: ignore[misc]
    """A drawing, named as one: WeasyPrint would first try it as each kind of picture there is."""

    content_type = "image/svg+xml"


class FolderFetcher:
    """WeasyPrint's URL fetcher: files within `folders`, links followed, and `data:` addresses."""

    _fail_on_errors = False  # WeasyPrint reads it: what is refused is logged, and we report it

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folder.resolve() for folder in folders)

    def __call__(self, url: str) -> URLFetcherResponse:
        parts = urlsplit(url)
        if parts.scheme == "data":
            return URLFetcherResponse(url, DataHandler().data_open(Request(url)).read())
        path = Path(os.fsdecode(unquote_to_bytes(parts.path)))  # a name may be no UTF-8
        data = readable_file(path, self._folders) if parts.scheme == "file" else None
        if data is None:
            raise Refused(url)
        response = _Svg if path.suffix.lower() == ".svg" else URLFetcherResponse
        return response(url, data)
