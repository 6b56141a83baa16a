"""The case behind a summary-procedure dossier."""

from __future__ import annotations

from datetime import date, timedelta

from .clauses import Clause
from .scenario import Scenario, Step, working_day

_CLAUSES = (
    Clause("small-filing", "粮食收购备案信息变更未备案", "粮食流通管理条例", "第九条第二款", "第四十三条", 0, 0, warning=True,
           bodies=("发改", "粮食"), act="变更企业负责人后，未按照规定变更粮食收购备案信息", duty="变更备案信息", trade="grain"),
    Clause("small-ledger", "粮食经营台账登记不全", "粮食流通管理条例", "第二十三条第一款", "第四十五条第一款第五项", 100, 3_000,
           warning=True, bodies=("发改", "粮食"), parties=("company", "household"),
           act="粮食经营台账缺漏三笔收购记录", duty="补全粮食经营台账", trade="grain", range_words="20万元以下罚款"),
    Clause("small-pipe", "在管道保护范围内堆放重物", "中华人民共和国石油天然气管道保护法", "第三十条第二项", "第五十二条", 200, 200,
           bodies=("发改", "能源"), parties=("person",), act="在天然气管道中心线两侧五米范围内堆放河沙，经管道企业劝阻后仍继续堆放，情节较重",
           duty="清走堆放的河沙", range_words="二百元以上二千元以下的罚款"),
)  # fmt: skip


class SummaryScenario(Scenario):
    """Inspected, punished and handed over on one day. Option ``amount`` fixes the fine."""

    def _clause(self) -> Clause:
        fit = [c for c in _CLAUSES if self.options.get("party", c.parties[0]) in c.parties]
        if self.options.get("fined"):
            fit = [c for c in fit if c.high]
        if self.house.name == "commission":
            fit = [c for c in fit if "发改" in c.bodies]
        return self.rng.choice(fit)

    def _amount(self) -> tuple[int, int]:
        if "amount" in self.options:
            return 0, int(self.options["amount"])
        if not self.clause.high:
            return 0, 0
        return 0, 200 if self.party.is_person else self.rng.randrange(3, 31) * 100

    def _steps(self) -> list[Step]:
        g = self.rng.randint
        return [("inspect", "clue", "wd", 0), ("filed_with", "inspect", "wd", g(0, 2)), ("handed", "inspect", "wd", g(0, 2)),
                ("banked", "handed", "wd", g(0, 2)), ("published", "inspect", "wd", g(2, 7)), ("final_check", "inspect", "wd", g(1, 3)),
                ("decided", "inspect", "wd", 0), ("filed", "inspect", "wd", 0), ("interview", "inspect", "wd", 0),
                ("closed", "published", "wd", 2), ("archived", "closed", "wd", g(3, 15))]  # fmt: skip

    def faults(self, days: int = 88) -> bool:
        return False

    def schedule_lawfully(self) -> None:
        year = int(self.options.get("year") or self.rng.choice((2024, 2024, 2025)))
        start = date(year, 1, 3) + timedelta(self.rng.randrange(0, 330 if year < 2025 else 200))
        self.schedule(working_day(start))
