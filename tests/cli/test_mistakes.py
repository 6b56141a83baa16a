"""The command line as a process: what is mistyped is said in Chinese, in one line, with exit code 2."""

from __future__ import annotations

import subprocess
import sys

import pytest


def anjuan(*arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "checker", *arguments], capture_output=True, text=True, encoding="utf-8"
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "x", "--nope"), "anjuan：没有 --nope 这个选项。用法见 anjuan check -h。"),
        (("chek",), "anjuan：没有 chek 这个命令。用法见 anjuan -h。"),
        (("batch",), "anjuan：没有写明文件夹。用法见 anjuan batch -h。"),
        (("check",), "anjuan：没有写明案卷…。用法见 anjuan check -h。"),
        (("check", "x", "--out"), "anjuan：--out 后面要写内容。用法见 anjuan -h。"),
        (("batch", "x", "y"), "anjuan：多写了 y。用法见 anjuan batch -h。"),
        (("check", "x", "--jobs", "many"), "anjuan：--jobs 的值不对。用法见 anjuan check -h。"),
    ],
)
def test_a_mistyped_command_line(arguments: tuple[str, ...], said: str) -> None:
    code, out, err = anjuan(*arguments)
    assert (code, out, err.strip()) == (2, "", said)


def test_exit_codes_reach_the_shell() -> None:
    assert anjuan("--version")[0] == 0
    code, out, err = anjuan("check", "没有这个案卷")
    assert (code, out) == (2, "")
    assert "找不到" in err


def test_a_bare_command_shows_what_there_is() -> None:
    code, out, err = anjuan()
    assert "check" in out + err
    assert "batch" in out + err
    assert code in (0, 2)
