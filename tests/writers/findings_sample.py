"""The findings of the sample report: every verdict and every severity."""

from __future__ import annotations

from dossier_sample import quote

from checker.model.dossier import Dossier
from checker.model.fact import Searched
from checker.model.finding import Finding, Severity, Verdict
from checker.model.text import Quality


def findings(case: Dossier) -> tuple[Finding, ...]:
    def one(
        rule: str,
        severity: Severity,
        verdict: Verdict,
        stage: str,
        title: str,
        message: str,
        document: str | None = None,
        words: tuple[tuple[str, str], ...] = (),
        **more: object,
    ) -> Finding:
        evidence = tuple(e for id, text in words for e in quote(case, id, text))
        return Finding(
            rule=rule,
            covers=(rule[:-1], "P100"),
            title=title,
            problem=str(more.pop("problem", "4.3")),
            stage=stage,
            severity=severity,
            verdict=verdict,
            message=message,
            advice=str(more.pop("advice", "补正后重新送达，并在卷内说明。")),
            basis=more.pop("basis", ("行政处罚法 第四十四条",)),  # type: ignore[arg-type]
            document=document,
            document_type=case.document(document).type if document else "",
            evidence=evidence,
            **more,  # type: ignore[arg-type]
        )

    veto, major, minor, info = Severity
    fail, unsure, crashed = Verdict.FAIL, Verdict.UNSURE, Verdict.CRASHED
    whole = (Searched(None, (), Quality.POOR),)
    found = [
        one(
            "PEN-20a",
            veto,
            fail,
            "告知",
            "告知书须告知陈述、申辩权",
            "《行政处罚事先告知书》未载明当事人享有申辩的权利",
            "d03",
            (("d03", "向本机关进行陈述，逾期视为放弃。"),),
            problem="4.5",
            searched=(Searched("d03", (1,), Quality.EXACT),),
            expected="告知书写明当事人有权进行陈述和申辩",
            found="只写了陈述，没有申辩",
            basis=("行政处罚法 第四十四条", "行政处罚法 第六十二条"),
        ),
        one(
            "PEN-23a",
            veto,
            fail,
            "决定",
            "决定的处罚不得重于告知",
            "决定罚款 100,000 元，重于告知的 80,000 元，卷内没有重新告知",
            "d06",
            (("d03", "处罚款人民币80000元"), ("d06", "处罚款人民币100000元（大写：壹拾万元整）")),
            problem="3.9",
            expected="不高于告知的 80,000 元；加重的，重新告知",
            found="100,000 元",
            computed=("告知：80,000 元（2024-04-01）", "决定：100,000 元（2024-06-14）", "相差：20,000 元"),
        ),
        one(
            "GEN-33a",
            veto,
            fail,
            "送达",
            "留置送达须有见证人或者影像记录",
            "行政处罚决定书的送达回证写明留置送达，但没有拒收事由，也没有见证人或者影像记录",
            "d07",
            (("d07", "拒收事由："), ("d07", "见证人：")),
            problem="4.4",
            basis=("行政处罚法 第六十一条", "民事诉讼法 第八十九条"),
        ),
        one(
            "PEN-40a",
            major,
            fail,
            "决定",
            "立案之日起九十日内作出处罚决定",
            "自立案（2024-03-04）至作出决定（2024-06-14）共 102 日，超过 90 日",
            "d06",
            (("d01", "2024年3月4日"), ("d06", "2024年6月14日")),
            problem="2.6",
            expected="2024-06-02 以前",
            found="2024-06-14",
            computed=(
                "立案日 2024-03-04（周一）不计入",
                "第 1 日 2024-03-05（周二）",
                "第 90 日 2024-06-02（周日）",
                "决定日 2024-06-14（周五）为第 102 日",
                "卷内没有延期审批、中止、鉴定、公告、听证",
            ),
            basis=("行政处罚法 第六十条",),
            advice="查明是否有延长办案期限的批准文书；有的补入卷内，没有的写明原因。",
        ),
        one(
            "PEN-41a",
            major,
            fail,
            "送达",
            "决定书七日内送达",
            "决定书 2024-06-14 作出，2024-06-28 送达，超过 7 日",
            "d07",
            (("d07", "2024年6月28日"),),
            problem="4.4",
            basis=("行政处罚法 第六十一条",),
            computed=("决定日 2024-06-14 不计入", "第 7 日 2024-06-21", "送达日为第 14 日"),
        ),
        one(
            "GEN-39a",
            major,
            fail,
            "决定",
            "复议机关须为本级人民政府",
            "决定书告知向湖南省发展和改革委员会申请复议，应为沅岭县人民政府",
            "d06",
            (("d06", "湖南省\n发展和改革委员会"),),
            problem="4.5",
            basis=("行政复议法 第二十四条",),
        ),
        one(
            "GEN-22a",
            major,
            fail,
            "审核",
            "重大决定须经法制审核",
            "卷内没有《重大执法决定法制审核意见书》",
            None,
            problem="6.4c",
            basis=("行政处罚法 第五十八条",),
            searched=(Searched("d01", (1,), Quality.EXACT), Searched("d06", (4, 5), Quality.EXACT)),
        ),
        one(
            "GEN-17b",
            minor,
            fail,
            "调查取证",
            "现场检查笔录须由当事人签名",
            "现场检查笔录没有被检查人签名，也没有写明拒签的情况",
            "d02",
            (("d02", "被检查人签名："),),
            problem="6.4b",
            basis=("湖南省行政程序规定 第六十八条",),
        ),
        one(
            "PEN-36a",
            major,
            unsure,
            "集体讨论",
            "集体讨论在决定之前",
            "集体讨论记录的日期残缺，无法确认是否在作出决定之前",
            "d05",
            (("d05", "2024年4月1□日"),),
            problem="6.4c",
            basis=("行政处罚法 第五十七条",),
        ),
        one(
            "PEN-26a",
            veto,
            unsure,
            "听证",
            "较大数额罚款须告知听证权",
            "卷内有一页和一个文件没有读到，无法确认是否另行告知了听证权",
            None,
            problem="4.5",
            basis=("行政处罚法 第六十三条",),
            searched=(Searched("d03", (1,), Quality.EXACT), Searched(None, (7,), Quality.POOR)),
        ),
        one(
            "GEN-13c",
            minor,
            unsure,
            "决定",
            "决定书须加盖印章",
            "决定书是文字版 PDF，看不出是否盖章",
            "d06",
            (("d06", "沅岭县发展和改革局\n2024年6月14日"),),
        ),
        one(
            "GEN-30a",
            info,
            unsure,
            "调查取证",
            "音像记录",
            "现场检查是否同步录音录像，请核对执法记录仪资料",
            "d02",
            (),
            searched=whole,
            problem="6.4b",
            question=True,
        ),
        one(
            "GEN-99a",
            minor,
            crashed,
            "归档",
            "卷内目录与文书一致",
            "这一条规则没有跑完，错误编号 E-7f3a",
            None,
        ),
        one(
            "GEN-04a",
            major,
            Verdict.NOT_CHECKED,
            "主体",
            "执法人员须具备执法资格",
            "没有执法人员名录，未核对周明远、李若兰的证号",
            "d02",
            (("d02", "周明远（湘H0012345）、李若兰（湘H0012346）"),),
            problem="6.2",
            advice="在 anjuan.yaml 中设置“执法人员名录”。",
        ),
        one(
            "GEN-26a",
            minor,
            Verdict.NOT_CHECKED,
            "决定",
            "适用裁量基准",
            "没有裁量基准，未核对罚款幅度",
            "d06",
            problem="6.5",
            advice="在 anjuan.yaml 中设置“裁量基准”。",
            trial=True,
        ),
    ]
    stages = ("主体", "立案", "调查取证", "告知", "决定", "送达", "执行", "结案", "归档")
    places = (
        ("d01", "立案审批表"),
        ("d01", "同意立案"),
        ("d02", "已出示证件"),
        ("d03", "沅发改罚告〔2024〕3号"),
        ("d06", "经查，当事人于2023年9月开工建设年产十万吨骨料项目"),
        ("d04", "签收人：王建业　　2024年4月2日"),
        ("d08", "缴款日期：2024年7月1日"),
        ("d08", "金额：100000.00"),
        ("d09", "拍摄时间：2024年2月27日"),
    )
    for number in range(30):
        at = number % len(stages)
        found.append(
            one(
                f"OK-{number:02d}a",
                (veto, major, minor)[number % 3],
                Verdict.PASS,
                stages[at],
                f"{stages[at]}环节第 {number + 1} 项要求",
                f"《{case.document(places[at][0]).type}》符合第 {number + 1} 项要求",
                places[at][0],
                (places[at],),
            )
        )
    for number in range(15):
        found.append(
            one(
                f"NA-{number:02d}a",
                minor,
                Verdict.NOT_APPLICABLE,
                stages[number % len(stages)],
                f"特殊程序第 {number + 1} 项要求",
                "本案没有采取行政强制措施",
                None,
                problem="",
                basis=(),
            )
        )
    return tuple(found)
