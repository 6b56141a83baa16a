"""One invented case: who, what, when, how much. Lawful unless a defect changes it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from checker.chinese.calendar import count_working_days, is_working_day

from . import houses
from .clauses import BY_KEY, CLAUSES, Clause
from .invent import Officer, People, invent_organ, invent_party

Step = tuple[str, str, str, int]  # key, base keys joined by + (the latest counts), wd | cd, how many


def working_day(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(1)
    return day


def add_working_days(day: date, n: int) -> date:
    for _ in range(n):
        day = working_day(day + timedelta(1))
    return day


class Scenario:
    """``options`` fixes what would else be left to chance: house, clause, party, hearing, reply, waiver,
    service, notice_service, keep (registration of evidence), year, settings, trap."""

    def __init__(self, seed: str, options: Mapping[str, Any]) -> None:
        self.rng = rng = Random(seed)
        self.options = dict(options)
        self.house = houses.BY_NAME[options.get("house") or rng.choice(houses.HOUSES).name]
        commission = self.house.name == "commission"
        self.clause = self._clause()
        kind = "发改" if commission else rng.choice(self.clause.bodies)
        self.organ = invent_organ(rng, kind, commission)
        self.people = People(rng)
        party_kind = options.get("party") or rng.choice(self.clause.parties)
        self.party = invent_party(
            rng, self.people, party_kind, self.clause.trade, self.organ.region, self.house.you
        )
        self.you = "你" if self.party.is_person else self.house.you
        if self.party.kind == "household" and self.you == "你公司":
            self.you = "你单位"
        if self.you == "当事人" and self.house.address in ("salutation", "prose"):
            self.you = "你单位"
        self.officers = [Officer(self.people.name(), self._card()) for _ in range(2)]
        self.recorder = self.officers[1]
        self.section_head = self.people.name()
        self.legal = [self.people.name(), self.people.name()]
        self.deputy = self.people.name()
        self.chief = self.people.name()
        self.registrar = self.people.name()
        self.witness = self.people.name()
        self.host = self.people.name()
        self.hearers = [self.people.name(), self.people.name()]
        self.n = rng.randint(1, 28)
        self.hearing = bool(self.flag("hearing", 0.15))
        self.reply = bool(self.hearing or self.flag("reply", 0.3))
        self.waiver = bool(not self.reply and self.flag("waiver", 0.25))
        self.keep = bool(self.flag("keep", 0.25))
        self.report = bool(self.flag("report", 0.3))
        self.inspect_first = bool(self.flag("inspect_first", 0.6))
        self.service: str = options.get("service") or rng.choice(
            ("direct", "direct", "direct", "room", "leave", "leave-photo", "post", "post-refused", "electronic",
             "family" if self.party.is_person else "room", "announce"))  # fmt: skip
        self.notice_service: str = options.get("notice_service") or rng.choice(
            ("direct", "direct", "room", "leave")
        )
        if self.party.is_person:
            self.service = {"room": "direct"}.get(self.service, self.service)
            self.notice_service = {"room": "direct"}.get(self.notice_service, self.notice_service)
        elif self.service == "family":
            self.service = "direct"
        if self.service == "post-refused" or self.reply or self.waiver:
            self.notice_service = options.get("notice_service") or "direct"
        self.period = rng.choice((3, 5)) if not options.get("period") else int(options["period"])
        self.base, self.amount = self._amount()
        self.hearing_right = bool(options.get("hearing_right", self._above_standard() or rng.random() < 0.2))
        if self.hearing:
            self.hearing_right = True
        self.proposed = self.amount
        self.reduced = bool(self.reply and self.flag("reduced", 0.4) and self._can_reduce())
        if self.reduced:
            self.proposed = self.amount + self._step()
        self.discussed = self.hearing or bool(self.flag("discussed", 0.7))
        self.settings: dict[str, Any] = {}
        self.gaps: dict[str, int] = {}
        self.steps = self._steps()
        self.d: dict[str, date] = {}
        self.schedule_lawfully()

    # chance and wording

    def flag(self, name: str, chance: float) -> bool:
        drawn = self.rng.random() < chance
        return bool(self.options.get(name, drawn))

    def house_choice(self, key: str, ways: tuple[str, ...]) -> str:
        """One of several wordings, always the same in one office."""
        return ways[zlib.crc32(f"{self.house.name}{key}".encode()) % len(ways)]

    def vary(self, ways: tuple[str, ...]) -> str:
        return self.rng.choice(ways)

    def _clause(self) -> Clause:
        if self.options.get("clause"):
            return BY_KEY[self.options["clause"]]
        fit = [c for c in CLAUSES if self.house.name != "commission" or "发改" in c.bodies]
        if self.options.get("party"):
            fit = [c for c in fit if self.options["party"] in c.parties]
        for name in ("first_order", "lasting", "warning"):
            if name in self.options:
                fit = [c for c in fit if getattr(c, name) is bool(self.options[name])]
        if self.options.get("big"):
            fit = [c for c in fit if c.high >= 50_000 or c.per_mille]
        return self.rng.choice(fit)

    def _card(self) -> str:
        style = zlib.crc32(self.house.name.encode()) % 3
        number = self.rng.randrange(10**6, 10**7)
        return (f"1807{number}", f"湘N{number}", f"L{number:08d}")[style]

    def _step(self) -> int:
        return 5_000 if self.amount >= 20_000 else 100 if self.amount < 2_000 else 1_000

    def _can_reduce(self) -> bool:
        top = self.base * self.clause.per_mille[1] // 1000 if self.clause.per_mille else self.clause.high
        return self.amount + self._step() <= top

    def _amount(self) -> tuple[int, int]:
        clause, rng = self.clause, self.rng
        if clause.per_mille:
            base = rng.randrange(800, 4800) * 10_000
            share = rng.randint(*clause.per_mille)
            return base, base * share // 1000
        low = max(clause.low, 20_000 if self.options.get("big") else 0)
        if clause.high <= 2_000:
            return 0, rng.randrange(low // 100, clause.high // 100 + 1) * 100
        if clause.low == 1_000:
            low = max(low, 5_000)
        return 0, rng.randrange(low // 1000, clause.high // 1000 * 8 // 10 + 1) * 1000

    def _above_standard(self) -> bool:
        return self.amount >= (1_000 if self.party.is_person else 20_000)

    # time

    def _steps(self) -> list[Step]:
        g, clause = self.rng.randint, self.clause
        steps: list[Step] = [("inspect", "clue", "wd", g(1, 5))]
        if clause.first_order:
            steps += [("order", "inspect", "wd", g(0, 1)), ("order_served", "order", "wd", g(0, 1)),
                      ("order_due", "order_served", "cd", self.rng.choice((10, 15))),
                      ("recheck", "order_due", "wd", g(1, 3)), ("filed", "recheck", "wd", g(1, 4))]  # fmt: skip
        elif self.inspect_first:
            steps += [("filed", "inspect", "wd", g(1, 4))]
        else:
            steps = [("filed", "clue", "wd", g(1, 4)), ("inspect", "filed", "wd", g(1, 3))]
        steps.append(
            ("interview", "filed" if self.inspect_first or clause.first_order else "inspect", "wd", g(2, 6))
        )
        if self.keep:
            steps += [
                ("keep_ok", "interview", "wd", 0),
                ("kept", "keep_ok", "wd", 0),
                ("keep_end", "kept", "wd", g(3, 7)),
            ]
        if self.report:
            steps += [("sent", "interview", "wd", 1), ("tested", "sent", "wd", g(3, 8))]
        last = "interview" + ("+keep_end" if self.keep else "") + ("+tested" if self.report else "")
        if not clause.first_order and not clause.lasting:
            steps += [("order", "interview", "wd", g(0, 1)), ("order_served", "order", "wd", g(0, 1)),
                      ("order_due", "order_served", "cd", self.rng.choice((10, 15))),
                      ("recheck", "order_due", "wd", g(1, 3))]  # fmt: skip
            last += "+recheck"
        steps += [
            ("reported", last, "wd", g(2, 6)), ("reviewed", "reported", "wd", g(1, 3)),
            ("first_talk", "reviewed", "wd", 1), ("notice_ok", "first_talk", "wd", g(0, 1)),
            ("notice", "notice_ok", "wd", g(0, 1)), ("notice_served", "notice", "wd", g(0, 2)),
            ("waived", "notice_served", "wd", g(0, 2)),
            ("replied", "notice_served", "wd", g(1, 2)), ("reply_checked", "replied", "wd", g(1, 3)),
            ("asked", "notice_served", "wd", g(2, 4)), ("summoned", "asked", "wd", g(1, 2)),
            ("summon_served", "summoned", "wd", g(0, 1)), ("heard", "summon_served", "wd", g(8, 10)),
            ("hearing_report", "heard", "wd", 1), ("re_reviewed", "hearing_report", "wd", g(1, 2)),
        ]  # fmt: skip
        if self.hearing:
            steps.append(("talked", "re_reviewed", "wd", g(1, 3)))
        elif self.waiver:
            steps.append(("talked", "waived", "wd", g(1, 3)))
        else:
            steps.append(("talked", "notice_served", "wd", max(self.period, 5) + g(1, 3)))
        steps += [
            ("approved", "talked", "wd", g(0, 1)), ("decided", "approved", "wd", g(0, 1)),
            ("tried", "decided", "wd", g(1, 2)), ("posted", "tried", "wd", 1), ("returned", "posted", "wd", 3),
            ("announced", "returned", "wd", 2),
        ]  # fmt: skip
        served = {
            "post": ("served", "posted", "wd", g(1, 3)), "post-refused": ("served", "posted", "wd", 2),
            "announce": ("served", "announced", "cd", 30), "electronic": ("served", "decided", "wd", g(0, 2)),
        }  # fmt: skip
        steps.append(served.get(self.service, ("served", "decided", "wd", g(0, 5))))
        steps += [("published", "decided", "wd", g(2, 7)), ("paid", "served", "cd", g(3, 11))]
        if clause.lasting:
            steps.append(("closed", "paid", "wd", g(3, 8)))
        else:
            steps.append(("final_check", "paid", "wd", g(1, 4)))
            steps.append(("closed", "final_check", "wd", g(2, 6)))
        steps.append(("archived", "closed", "wd", g(3, 15)))
        return steps

    def schedule(self, start: date) -> None:
        days = {"clue": working_day(start)}
        for key, base, unit, usual in self.steps:
            n = self.gaps.get(key, usual)
            from_day = max(days[part] for part in base.split("+"))
            if unit == "wd":
                days[key] = add_working_days(from_day, n)
            else:
                days[key] = from_day + timedelta(n)
                if key == "paid":
                    days[key] = working_day(days[key])
        if "published" not in self.gaps and days["published"] > days["closed"]:
            days["published"] = days["decided"]
        self.d = days

    def faults(self, days: int = 88) -> bool:
        """Whether the present dates break a period; used to pick a lawful start."""
        d = self.d
        if (d["decided"] - d["filed"]).days > days:
            return True
        if (
            self.service not in ("announce", "post", "post-refused")
            and count_working_days(d["decided"], d["served"]) > 7
        ):
            return True
        if self.hearing and (d["hearing_report"] - d["heard"]).days > 2:
            return True
        if "recheck" in d and not self.clause.first_order and d["recheck"] > d["decided"]:
            return True
        return d["paid"] > d["served"] + timedelta(15) or d["archived"] >= date(2025, 12, 20)

    def schedule_lawfully(self) -> None:
        if self.options.get("trap") == "seventh":
            self.gaps["published"] = 7
        year = int(self.options.get("year") or self.rng.choice((2023, 2024, 2024, 2024, 2025, 2025)))
        start = date(year, 1, 2) + timedelta(self.rng.randrange(0, 330 if year < 2025 else 130))
        wanted: Callable[[], bool] = {
            "makeup": lambda: self.d["decided"].weekday() >= 5,
            "seventh": lambda: (
                count_working_days(self.d["decided"], self.d["published"]) == 7
                and (self.d["published"] - self.d["decided"]).days > 11
            ),
            "old-law": lambda: self.d["decided"].year == 2023,
        }.get(str(self.options.get("trap")), lambda: True)
        for _ in range(900):
            self.schedule(start)
            if not self.faults() and wanted():
                return
            start += timedelta(1)
            if start > date(2025, 6, 1):
                start = date(2023, 1, 3)
        raise RuntimeError("no lawful dates found")

    # writing

    def on(self, key: str) -> str:
        return houses.write_date(self.d[key], self.house.date)

    def form_on(self, key: str) -> str:
        return houses.write_date(self.d[key], self.house.form_date)

    def money(self, amount: int | None = None) -> str:
        return houses.write_money(self.amount if amount is None else amount, self.house.money)

    def number(self, kind: str) -> str:
        year = self.d["decided"].year
        return self.house.number(self.organ.prefix, kind, year, self.n)

    @property
    def old_review_law(self) -> bool:
        return self.d["decided"] < date(2024, 1, 1)

    @property
    def we(self) -> str:
        return "我" + self.organ.body

    @property
    def officer_names(self) -> list[str]:
        return [officer.name for officer in self.officers]
