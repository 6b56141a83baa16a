"""``subset``: nothing imposed that was not announced."""

from __future__ import annotations

from judging import judged, verdict

from checker.model.finding import Verdict

CHECK = """
check: subset
left: 行政处罚决定书.处罚种类
right: [行政处罚事先告知书.处罚种类, 行政处罚听证告知书.处罚种类]
message: 决定{left}，告知{right}，多出{found}
"""


def kinds(decided: object, told: object) -> dict[str, object]:
    return {"行政处罚决定书.处罚种类": decided, "行政处罚事先告知书.处罚种类": told}


def test_all_announced() -> None:
    assert verdict(CHECK, facts=kinds(["罚款"], ["警告", "罚款"])) is Verdict.PASS


def test_more_than_announced() -> None:
    found = judged(CHECK, facts=kinds(["警告", "罚款"], ["罚款"]))
    assert (found.verdict, found.message) == (Verdict.FAIL, "决定警告、罚款，告知罚款，多出警告")


def test_either_side_unknown() -> None:
    assert verdict(CHECK, facts=kinds("damaged", ["罚款"])) is Verdict.UNSURE
    assert verdict(CHECK, facts=kinds(["罚款"], "damaged")) is Verdict.UNSURE


def test_laws_are_compared_by_article() -> None:
    check = "check: subset\nleft: 行政处罚决定书.处罚依据\nright: [行政处罚事先告知书.处罚依据]\nmessage: 多出{found}"

    def papers(told: str, decided: str) -> dict[str, str]:
        return {
            "行政处罚事先告知书": f"行政处罚事先告知书\n拟依据{told}的规定，对你单位作出罚款30000元的行政处罚。",
            "行政处罚决定书": f"行政处罚决定书\n依据{decided}的规定，决定对你单位处以罚款30000元。",
        }

    law = "《中华人民共和国节约能源法》"
    assert (
        verdict(check, documents=papers(f"{law}第八十二条", "《节约能源法》第八十二条第一款")) is Verdict.PASS
    )
    found = judged(check, documents=papers(f"{law}第八十二条", f"{law}第八十四条"))
    assert (found.verdict, found.message) == (Verdict.FAIL, "多出《节约能源法》第84条")


def test_a_name_off_by_one_character_on_a_scan_is_for_a_person_to_compare() -> None:
    text = "check: subset\nfor_each: 现场检查笔录\nleft: 执法人员\nright: [执法人员签名]"
    record = "现场检查笔录\n执法人员：沙小满、宓兆丰\n执法人员签名：沙小端 宓兆丰"
    assert verdict(text, documents={"现场检查笔录": record}) is Verdict.FAIL
    assert verdict(text, documents={"现场检查笔录": record}, quality="good") is Verdict.UNSURE
    one_signs = record.replace("沙小端 ", "")
    assert verdict(text, documents={"现场检查笔录": one_signs}, quality="good") is Verdict.FAIL
