"""Old Office files (.doc, .wps, .rtf, .xls, .et): turned into docx or xlsx by LibreOffice, where it is installed.

LibreOffice runs without a window, with a profile of its own in which macros, links and the network are off, and is
ended together with all it started when the time is over. The profile is kept for the life of the process: setting it
up takes longer than a conversion.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from functools import lru_cache
from multiprocessing.util import Finalize
from pathlib import Path

from checker.model.dossier import ProblemKind
from checker.readers.guard import Limits, Reading, Unreadable

log = logging.getLogger(__name__)

SECONDS = 90.0  # of one conversion; a hundred pages take some five
TARGETS = {"doc": "docx", "rtf": "docx", "xls": "xlsx"}
NAMES = {"doc": "旧版 Word 文件（.doc、.wps）", "rtf": "RTF 文件", "xls": "旧版 Excel 文件（.xls、.et）"}

_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),  # none but those of trusted places, of which there are none
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),  # never
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Inet/Settings", "ooInetProxyType", "2"),  # a proxy that answers nothing
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetFTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetFTPProxyPort", "9"),
)  # fmt: skip


@lru_cache(maxsize=1)
def program() -> str | None:
    """LibreOffice as it is called on this machine; None where there is none."""
    usual = (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.exe",
    )
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((path for path in usual if Path(path).exists()), None)


def kind_of(content: bytes) -> str | None:
    """What an OLE file or RTF holds: doc, xls or rtf; None for other programs' files (PowerPoint, Outlook)."""
    if content.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    for stream, kind in (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls")):
        if stream.encode("utf-16-le") in content:
            return kind
    return None


def read_legacy(content: bytes, name: str, limits: Limits) -> Reading:
    """The pages of the converted file. Raises Unreadable where it cannot be converted."""
    kind = kind_of(content)
    if kind is None:
        raise Unreadable(
            ProblemKind.UNSUPPORTED, "是旧版 Office 文件，但不是文书或表格", "请打开后另存为 docx 或 PDF；与案件无关的请移出案卷文件夹"
        )  # fmt: skip
    if _locked(content, kind):
        raise Unreadable(
            ProblemKind.ENCRYPTED, "Office 文件设有打开密码", "请输入密码打开后另存为不加密的文件"
        )
    target = TARGETS[kind]
    if program() is None:
        raise Unreadable(
            ProblemKind.UNSUPPORTED, f"是{NAMES[kind]}，不能直接读取",
            f"请用 Word、Excel 或 WPS 打开后另存为 {target}，或导出为 PDF；或在本机装上 LibreOffice 后再查",
        )  # fmt: skip
    ahead = _made.get(_digest(content))
    converted = ahead or convert(content, kind, target, min(limits.seconds, SECONDS))
    if target == "docx":
        from checker.readers.docx import read_docx as read
    else:
        from checker.readers.spreadsheet import read_xlsx as read
    reading = read(converted, name, limits)
    # the converted file was written just now; when the old one was, it does not say
    return replace(reading, content=reading.content | {"经 LibreOffice 转换": 1}, modified=None)


_made: dict[str, bytes] = {}
"""What ``convert_ahead`` made of the files of a dossier, by their hash, until the next dossier."""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def convert_ahead(contents: list[bytes], limits: Limits) -> None:
    """Convert the files of a dossier in one start of LibreOffice each format, which takes longer than a conversion.
    What is not done in time, or not at all, is converted by itself when it is read, and told of then."""
    _made.clear()
    kinds = [kind_of(content) for content in contents]
    for target in sorted(set(TARGETS.values())):
        chosen = {
            f"{n}.{kind}": content
            for n, (content, kind) in enumerate(zip(contents, kinds, strict=True))
            if kind is not None and TARGETS[kind] == target and not _locked(content, kind)
        }
        if len(chosen) < 2 or program() is None:
            continue
        with tempfile.TemporaryDirectory(prefix="anjuan-") as folder:
            for name, content in chosen.items():
                (Path(folder) / name).write_bytes(content)
            _run(_call(folder, target, list(chosen)), folder, min(limits.seconds, SECONDS + len(chosen)))
            for name, content in chosen.items():
                made = (Path(folder) / name).with_suffix(f".{target}")
                if made.exists():
                    _made[_digest(content)] = made.read_bytes()


def _call(folder: str, target: str, names: list[str]) -> list[str]:
    return [
        program() or "soffice", "--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault",
        f"-env:UserInstallation={_profile(os.getpid()).as_uri()}",
        "--convert-to", target, "--outdir", folder, *(str(Path(folder) / name) for name in names),
    ]  # fmt: skip


def convert(content: bytes, kind: str, target: str, seconds: float) -> bytes:
    """``content`` as a file of the format ``target``. Raises Unreadable."""
    cure = f"请用 Word、Excel 或 WPS 打开后另存为 {target}，或导出为 PDF"
    with tempfile.TemporaryDirectory(prefix="anjuan-") as folder:
        source = Path(folder) / f"in.{kind}"
        source.write_bytes(content)
        if not _run(_call(folder, target, [source.name]), folder, seconds):
            raise Unreadable(ProblemKind.TIMEOUT, "LibreOffice 转换超时，没有读取", cure)
        made = source.with_suffix(f".{target}")
        if not made.exists():
            more = "；LibreOffice 可能没有装表格组件（Calc）" if kind == "xls" else ""
            raise Unreadable(ProblemKind.DAMAGED, f"LibreOffice 打不开，文件可能损坏{more}", cure)
        return made.read_bytes()


def _run(call: list[str], folder: str, seconds: float) -> bool:
    """Whether the program came to an end by itself. It and all it started are ended otherwise."""
    # its own session is its own process group, to be ended as one
    process = subprocess.Popen(
        call, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(seconds)
        return True
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False
            )
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            log.debug("the converter had ended")
    process.wait()


@lru_cache(maxsize=1)
def _profile(process: int) -> Path:
    """The profile of this process, which no other may use at the same time."""
    folder = Path(tempfile.mkdtemp(prefix=f"anjuan-office-{process}-"))
    Finalize(None, shutil.rmtree, args=(folder, True), exitpriority=10)
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    user = folder / "user"
    user.mkdir()
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )
    return folder


def _locked(content: bytes, kind: str) -> bool:
    """Whether a password is needed, as the head of the text or of the workbook says."""
    if kind == "doc":
        for place in range(512, len(content) - 12, 512):
            if content[place : place + 2] == b"\xec\xa5":
                return bool(content[place + 11] & 1)
    if kind == "xls":
        place = content.find(b"\x09\x08\x10\x00\x00\x06\x05\x00")
        return place >= 0 and content[place + 20 : place + 22] == b"\x2f\x00"
    return False
