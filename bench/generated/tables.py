"""What the scoreboard prints."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from .coverage import NOT_INJECTED, Source
from .judged import CLEAN, Result, Said
from .noise import LEVELS

WORDS = ("报出", "存疑", "漏报")


def share(part: int, whole: int) -> str:
    return f"{part}/{whole} = {part / whole:.3f}" if whole else "0/0"


def facts(results: Iterable[Result]) -> None:
    by_fact: dict[str, Counter[str]] = defaultdict(Counter)
    by_house: dict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        for name, how, _ in result.clean.facts:
            by_fact[name.partition(".")[2]][how] += 1
            by_house[result.house][how] += 1
    print("\n要素（对/全部；错；未取得）")
    for title, table in (("按要素", by_fact), ("按文书风格", by_house)):
        print(f" {title}")
        for name in sorted(table):
            print(f"  {name}：{_facts(table[name])}")
    print(f"  合计：{_facts(sum(by_house.values(), Counter()))}")


def _facts(count: Counter[str]) -> str:
    return f"{share(count['right'], count.total())}（错 {count['wrong']}，未取得 {count['open']}）"


def documents(results: Iterable[Result]) -> None:
    lost = Counter(
        line.partition("×")[0].strip() for r in results if not r.planted for line in r.clean.documents
    )
    print(f"\n文书认错：{sum(lost.values())}")
    for line, count in lost.most_common(12):
        print(f"  {line}：{count} 宗")


def rows(results: Iterable[Result]) -> None:
    """Requirements of the plan: found when any finding of the row fails."""
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        for row in result.must:
            met[row][result.clean.of_row(row)] += 1
    whole = sum(met.values(), Counter())
    print("\n召回（按要求）")
    for row in sorted(met):
        if met[row]["报出"] < met[row].total():
            print(
                f"  {row}：{share(met[row]['报出'], met[row].total())}，存疑 {met[row]['存疑']}，漏报 {met[row]['漏报']}"
            )
    print(f"  合计 {len(met)} 项要求，{_outcomes(whole)}；全部报出的不列")


def _outcomes(count: Counter[str]) -> str:
    return f"{share(count['报出'], count.total())}，" + "，".join(
        f"{word} {count[word]}" for word in WORDS[1:]
    )


class RuleTable:
    """Injections found, questions and accusations, by rule. Kinds of injection are kept apart: a text taken from
    the rule's own test proves less than a defect in other words."""

    def __init__(self, results: list[Result], sources: tuple[Source, ...]) -> None:
        self.sources = sources
        self.own: dict[str, Counter[str]] = defaultdict(Counter)
        self.planted: dict[str, Counter[str]] = defaultdict(Counter)
        self.right, self.false, self.lawful, self.asked, self.said = (Counter[str]() for _ in range(5))
        for result in results:
            kind = self.planted if result.planted else self.own
            for rule in result.rules:
                kind[rule][result.clean.of_rule(rule)] += 1
                self.right[rule] += rule in result.clean.failed
            if result.planted:
                continue
            self.false.update(rule for rule, _ in result.clean.false)
            if not result.lawful:
                continue
            self.lawful.update(rule for rule, _ in result.clean.false)
            for (rule, verdict), count in result.clean.verdicts.items():
                self.asked[rule] += count if verdict == "unsure" else 0
                self.said[rule] += count if verdict in ("pass", "fail", "unsure") else 0

    def print(self, results: list[Result], every: bool) -> None:
        self._sources()
        self._stages()
        self._accusations(results)
        worst = [s for s in self.sources if self._rank(s.rule.id) > 0]
        worst.sort(key=lambda s: -self._rank(s.rule.id))
        print("\n最差的规则（误报、漏报在前，再列存疑）" if not every else "\n各规则")
        for source in self.sources if every else worst:
            self._line(source)

    def _rank(self, rule: str) -> int:
        own, planted = self.own[rule], self.planted[rule]
        return (
            1000 * self.false[rule]
            + 100 * own["漏报"]
            + 30 * planted["漏报"]
            + 10 * own["存疑"]
            + planted["存疑"]
        )

    def _line(self, source: Source) -> None:
        rule = source.rule.id
        print(
            f"  {rule} {source.rule.title}：准确 {share(self.right[rule], self.right[rule] + self.false[rule])}（合规案卷误报 {self.lawful[rule]}），"
            f"自拟缺陷 {_met(self.own[rule])}，规则原文 {_met(self.planted[rule])}，合规案卷弃权 {share(self.asked[rule], self.said[rule])}"
        )

    def _sources(self) -> None:
        own = [s for s in self.sources if s.own]
        both = [s for s in own if s.planted]
        bare = [s for s in self.sources if not s.own]
        print(f"\n能判不合规的规则 {len(self.sources)} 条")
        print(
            f"  有自拟缺陷（另写的说法，不照抄规则）{len(own)} 条，共 {sum(len(s.own) for s in own)} 处；"
            f"其中另以规则自己的测试原文植入 {len(both)} 条（证据较弱，分开计）"
        )
        for source in bare:
            why = NOT_INJECTED.get(source.rule.id, "只有规则原文" if source.planted else "没有植入")
            print(f"  没有自拟缺陷：{source.rule.id} {source.rule.title}：{why}")
        reasons = Counter(s.why_not if "现编案卷" not in s.why_not or "有别的" in s.why_not else "现编案卷的别的文书已满足这一条"
                          for s in self.sources if s.why_not)  # fmt: skip
        for why, count in reasons.most_common():
            print(f"  原文不植入 {count} 条：{why}")
        for title, table in (
            ("自拟缺陷", self.own),
            ("规则原文（规则本来照它写成，只说明整卷里仍能认出）", self.planted),
        ):
            print(f"  {title}：{_outcomes(sum(table.values(), Counter()))}")

    def _stages(self) -> None:
        print("\n按阶段（规则；自拟缺陷；规则原文；误报：合规案卷/其他；合规案卷弃权）")
        for stage in dict.fromkeys(s.rule.stage for s in self.sources):
            ids = [s.rule.id for s in self.sources if s.rule.stage == stage]

            def of(table: dict[str, Counter[str]], ids: list[str] = ids) -> str:
                return _met(sum((table[rule] for rule in ids), Counter()))

            def total(count: Counter[str], ids: list[str] = ids) -> int:
                return sum(count[rule] for rule in ids)

            print(
                f"  {stage} {len(ids)} 条：自拟 {of(self.own)}；原文 {of(self.planted)}；误报 {total(self.lawful)}/"
                f"{total(self.false) - total(self.lawful)}；弃权 {share(total(self.asked), total(self.said))}"
            )

    def _accusations(self, results: list[Result]) -> None:
        lawful = sum(r.lawful for r in results)
        rest = sum(not r.lawful and not r.planted for r in results)
        print(
            f"\n误报：合规案卷 {lawful} 宗 {self.lawful.total()} 处；有缺陷的 {rest} 宗 {self.false.total() - self.lawful.total()} 处"
        )
        for rule, count in self.false.most_common():
            print(f"  {rule}：{count}（其中合规案卷 {self.lawful[rule]}）")


def _met(count: Counter[str]) -> str:
    if not count.total():
        return "—"
    rest = "，".join(f"{word} {count[word]}" for word in WORDS[1:] if count[word])
    return f"{count['报出']}/{count.total()}" + (f"（{rest}）" if rest else "")


def noise(results: list[Result]) -> None:
    """The same dossiers as they are and with the errors of recognition."""
    chosen = [r for r in results if len(r.said) > 1]
    if not chosen:
        return
    lawful = [r for r in chosen if r.lawful]
    print(
        f"\n识别有误的文字（同样的 {len(chosen)} 宗，合规 {len(lawful)}，有缺陷 {len(chosen) - len(lawful)}）"
    )
    names = {"clean": "原文"} | {name: f"{name}（约 {_errors(name)}）" for name in LEVELS}
    for level, title in names.items():
        told = [(r, r.said[level]) for r in chosen]
        fact = Counter(how for _, said in told for _, how, _ in said.facts)
        met = Counter(said.of_rule(rule) for r, said in told for rule in r.rules)
        count: Counter[str] = Counter()
        for r, said in told:
            if r.lawful:
                for (_, verdict), n in said.verdicts.items():
                    count[verdict] += n
        accused = sum(len(said.false) for r, said in told if r.lawful)
        others = sum(len(said.false) for r, said in told if not r.lawful)
        judged = count["pass"] + count["fail"] + count["unsure"]
        print(f"  {title}：要素 {_facts(fact)}")
        print(
            f"    缺陷 {_outcomes(met)}；误报 合规案卷 {accused}，有缺陷的 {others}；合规案卷弃权 {share(count['unsure'], judged)}"
        )
    for level in LEVELS:
        worst = Counter(rule for r in lawful for rule, _ in r.said[level].false)
        print(
            f"  {level} 合规案卷误报最多：{'，'.join(f'{rule} {n}' for rule, n in worst.most_common(12)) or '无'}"
        )


def _errors(name: str) -> str:
    level = LEVELS[name]
    return f"误认 {level.replaced:.1%}、漏字 {level.dropped:.1%}、标点错漏 {level.mark_lost + level.mark_changed:.0%}"


def times(results: list[Result]) -> None:
    print("\n每宗用时（处理器时间，秒；全部规则，文字已读出）")
    ways: tuple[tuple[str, Callable[[Result], float]], ...] = (
        ("要素已提取，逐条判断", lambda r: r.clean.judging),
        ("分文书、提取、判断", lambda r: r.clean.whole),
        ("其前读取文件", lambda r: r.reading),
    )
    for title, of in ways:
        seconds = sorted(of(r) for r in results)
        print(
            f"  {title}：中位 {seconds[len(seconds) // 2]:.3f}，九成在 {seconds[len(seconds) * 9 // 10]:.3f} 以内"
        )
    pages = sorted(r.pages for r in results)
    print(f"  {len(results)} 宗，每宗 {pages[0]}—{pages[-1]} 页，中位 {pages[len(pages) // 2]} 页")


def details(results: list[Result]) -> None:
    print("\n要素取错和未取得")
    for result in results:
        for name, state, detail in result.clean.facts:
            if state != "right":
                print(f"  {_where(result)}{name}：{detail}")
    print("\n文书")
    for result in results:
        for line in () if result.planted else result.clean.documents:
            print(f"  {_where(result)}{line}")
    print("\n漏报和存疑")
    for result in results:
        for row in result.must:
            if result.clean.of_row(row) != "报出":
                print(f"  {result.clean.of_row(row)} 要求 {row} {_where(result)}")
        for rule in result.rules:
            if result.clean.of_rule(rule) != "报出":
                print(
                    f"  {result.clean.of_rule(rule)} 规则 {rule} {_where(result)}{result.clean.open.get(rule, '')}"
                )
    for level in (CLEAN, *LEVELS):
        print(f"\n误报（{level}）")
        for result, said in _versions(results, level):
            for rule, message in said.false:
                print(f"  {rule} {_where(result)}{message}")
        if level != CLEAN:
            print(f"\n要素取错（{level}）")
            for result, said in _versions(results, level):
                for name, state, detail in said.facts:
                    if state == "wrong":
                        print(f"  {_where(result)}{name}：{detail}")


def _versions(results: Iterable[Result], level: str) -> Iterable[tuple[Result, Said]]:
    return ((result, result.said[level]) for result in results if level in result.said)


def _where(result: Result) -> str:
    return f"{result.slug}（{result.house} {result.form}）"
