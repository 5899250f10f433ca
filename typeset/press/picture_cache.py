"""Pictures loaded once for a document, and named so that the PDF does not tell where they lay."""

from __future__ import annotations

from typing import Any

from weasyprint.images import RasterImage


class PictureCache(dict[str, Any]):
    """WeasyPrint's cache of pictures by address.

    WeasyPrint names a picture in the PDF after its full address, so that the same issue gives other
    bytes in another folder; here it is named by its turn.
    """

    def __setitem__(self, address: str, loaded: Any) -> None:
        if isinstance(loaded, RasterImage):
            loaded.id = f"{sum(isinstance(each, RasterImage) for each in self.values())}-"
        super().__setitem__(address, loaded)
