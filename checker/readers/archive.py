"""zip: members as files of the dossier, names decoded, nothing written to disk."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from checker.model.dossier import Problem, ProblemKind
from checker.readers.guard import MEGABYTE, TORN, Limits, Unreadable


def member_name(info: zipfile.ZipInfo) -> str:
    """The name as its maker wrote it: UTF-8 where the zip says so, else GBK, which Chinese Windows writes and
    zipfile reads as cp437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def members(content: bytes, name: str, limits: Limits) -> Iterator[tuple[str, bytes | Problem]]:
    """(path inside the dossier, content or why it was not read) of each file in the zip. Raises Unreadable
    for what is no zip, or a bomb."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except TORN as error:
        raise Unreadable(ProblemKind.DAMAGED, "压缩包损坏，无法打开", "请重新压缩或直接提供文件夹") from error
    with archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if len(infos) > limits.files:
            raise Unreadable(
                ProblemKind.TOO_LARGE,
                f"压缩包里有 {len(infos)} 个文件，超过 {limits.files} 个",
                "一个压缩包只放一宗案卷",
            )
        left = limits.unpacked_size
        taken: Counter[str] = Counter()
        for info in infos:
            inner = member_name(info).replace("\\", "/")
            taken[inner] += 1
            if taken[inner] > 1:  # two members of one name: evidence must tell them apart
                inner = str(PurePosixPath(inner).with_stem(f"{PurePosixPath(inner).stem}（{taken[inner]}）"))
            path = f"{name}/{inner}"
            parts = PurePosixPath(inner).parts
            if inner.startswith("/") or ".." in parts or (parts and ":" in parts[0]):
                shown = "/".join(part for part in parts if part not in ("..", "/"))
                yield (
                    f"{name}/{shown}",
                    Problem(
                        ProblemKind.UNSAFE,
                        f"{name}/{shown}",
                        "压缩包内的路径指向案卷之外，没有读取",
                        "请核对压缩包来源，重新压缩",
                    ),
                )
                continue
            if info.external_attr >> 28 == 0xA:
                yield path, Problem(ProblemKind.UNSAFE, path, "压缩包内是链接，没有读取", "请放入文件本身")
                continue
            if info.flag_bits & 1:
                yield (
                    path,
                    Problem(
                        ProblemKind.ENCRYPTED,
                        path,
                        "压缩包设有密码",
                        "请解压后提供文件夹，或重新压缩不设密码",
                    ),
                )
                continue
            packed = max(info.compress_size, 1)
            if info.file_size > limits.file_size or (
                info.file_size > MEGABYTE and info.file_size / packed > limits.ratio
            ):
                yield (
                    path,
                    Problem(
                        ProblemKind.TOO_LARGE,
                        path,
                        "解压后过大，疑似压缩炸弹，没有读取",
                        "请核对文件来源，解压后提供",
                    ),
                )
                continue
            left -= info.file_size
            if left < 0:
                yield path, Problem(ProblemKind.TOO_LARGE, path, "压缩包总量过大，没有读取", "请分成几宗案卷")
                continue
            try:
                with archive.open(info) as member:
                    # the size a member declares may lie: read no more than that and one byte
                    data = member.read(info.file_size + 1)
            except TORN:
                yield (
                    path,
                    Problem(ProblemKind.DAMAGED, path, "压缩包内该文件损坏", "请重新压缩或直接提供该文件"),
                )
                continue
            if len(data) > info.file_size:
                yield (
                    path,
                    Problem(ProblemKind.TOO_LARGE, path, "解压后比声明的大，没有读取", "请核对压缩包来源"),
                )
                continue
            yield path, data
