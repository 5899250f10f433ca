"""Make-up (拼版): set articles become newspaper pages, planned in lines of one grid."""

from typeset.makeup.make_up import MadeUp, make_up

__all__ = ["MadeUp", "make_up"]
