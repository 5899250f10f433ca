"""Chinese typesetting for WeasyPrint, in ordinary CSS."""

from typeset.typography.switch import disable, enable, enabled

__all__ = ["disable", "enable", "enabled"]
