"""Pictures loaded once for a document, and named so that the PDF does not show where they lay."""

from __future__ import annotations

from typing import Any

from weasyprint.images import RasterImage

from typeset.engine.picture_data import Treatment
from typeset.engine.pictures import Photograph


class PictureCache(dict[str, Any]):
    """WeasyPrint's cache of pictures by address.

    WeasyPrint names a picture in the PDF after its full address, so that the same issue gives other
    bytes in another folder; a photograph has its name of its content, others are named by turn.
    """

    def __setitem__(self, address: str, loaded: Any) -> None:
        if isinstance(loaded, RasterImage) and not isinstance(loaded, Photograph):
            loaded.id = f"{sum(isinstance(each, RasterImage) for each in self.values())}-"
        super().__setitem__(address, loaded)

    def keep_photographs(self) -> None:
        """Forget all others: what was not found, and drawings, which belong to their document."""
        kept = {address: each for address, each in self.items() if isinstance(each, Photograph)}
        self.clear()
        self.update(kept)

    @property
    def photographs(self) -> list[Photograph]:
        """The pictures that are made of pixels, in the order in which they were loaded.

        None where `TYPESET_ENGINE` leaves pictures to WeasyPrint.
        """
        return [each for each in self.values() if isinstance(each, Photograph)]

    def treat(self, treatment: Treatment) -> None:
        """Have every picture drawn so from now on."""
        for photograph in self.photographs:
            photograph.treatment = treatment
