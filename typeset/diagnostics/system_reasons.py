"""Why the system refuses a file, in Chinese: it says so in English alone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from errno import (
    EACCES,
    EDQUOT,
    EEXIST,
    EIO,
    EISDIR,
    ENAMETOOLONG,
    ENOENT,
    ENOSPC,
    ENOTDIR,
    EPERM,
    EROFS,
)

_CHINESE: Mapping[str, str] = {
    os.strerror(number): words
    for number, words in (
        (ENOENT, "没有这个文件或文件夹"),
        (EACCES, "没有权限"),
        (EPERM, "系统不允许"),
        (EEXIST, "已有同名的文件"),
        (EISDIR, "这是文件夹，不是文件"),
        (ENOTDIR, "这不是文件夹"),
        (ENAMETOOLONG, "名称太长"),
        (ENOSPC, "设备上没有剩余空间"),
        (EDQUOT, "超出磁盘配额"),
        (EIO, "输入输出出错"),
        (EROFS, "这个磁盘只能读，不能写"),
    )
}


def in_chinese(reason: object) -> object:
    """A reason that the system gave, in Chinese where it is a usual one."""
    return _CHINESE.get(str(reason), reason)
