"""Invented places, people, firms and numbers. Numbers carry valid check digits."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from generator.identity import credit_code, resident_id

_COUNTIES = ("梧汀县", "檀溪县", "楠渡县", "漱石县", "榆浦县", "葭水县", "筠岭县", "茴川县")
_CITIES = ("蒲潭市", "松陂市", "苕江市")
_DISTRICTS = ("云栖区", "鹿柴区", "雁门区")
_SURNAMES = "祁卞郦桑戚蔺佘虞裘甄臧娄郗阮仲盛俞柯柏沙荀糜逄郜宓"
_GIVEN = ("砚秋", "望舒", "嘉树", "思衡", "亦舟", "怀瑾", "润生", "兆丰", "秀兰", "国梁", "春和", "文启", "立夏",
          "之远", "松涛", "小满", "静好", "长庚", "德厚", "一苇", "晚晴", "海平", "青禾", "承志", "云岫")  # fmt: skip
_WORDS = ("恒榆", "瑞棠", "启楠", "聚楷", "丰穗", "汇杉", "永檀", "隆桦", "嘉榛", "泰柘")
_TRADES = {
    "energy": ("陶瓷有限公司", "热电有限责任公司", "水泥有限公司", "化工股份有限公司"),
    "build": ("建设投资有限公司", "物流发展有限公司", "置业有限责任公司", "水电开发有限公司"),
    "grain": ("米业有限公司", "粮油贸易有限公司", "农业科技有限公司", "粮食购销有限责任公司"),
}
_SHOPS = {"energy": "石材加工厂", "build": "建材经营部", "grain": "粮食收购站"}


@dataclass(frozen=True)
class Officer:
    name: str
    card: str


@dataclass
class Party:
    kind: str  # company | household | person
    name: str
    code: str  # credit code, or the resident id of a person
    head: str
    head_id: str
    head_title: str
    address: str
    phone: str
    short: str  # what narrative calls it after the first mention
    sex: str = "男"
    birth: str = ""

    @property
    def is_person(self) -> bool:
        return self.kind == "person"


@dataclass(frozen=True)
class Organ:
    name: str
    government: str
    region: str
    upper: str  # the department one level up
    court: str
    prefix: str
    body: str  # 局 | 委
    kind: str  # 发改 | 粮食 | 能源
    office: str  # the handling division
    legal_office: str
    address: str
    phone: str


class People:
    """Hands out names, none twice."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.used: set[str] = set()

    def name(self) -> str:
        while True:
            given = self.rng.choice(_GIVEN)
            name = self.rng.choice(_SURNAMES) + (given if self.rng.random() < 0.75 else given[0])
            if name not in self.used:
                self.used.add(name)
                return name

    def identity(self, year: int | None = None, sex: str = "男") -> str:
        year = year or self.rng.randint(1962, 1995)
        serial = self.rng.randrange(10, 99) * 10 + self.rng.randrange(0, 5) * 2 + (1 if sex == "男" else 0)
        day = f"{year}{self.rng.randint(1, 12):02d}{self.rng.randint(1, 28):02d}"
        return resident_id(f"4307{self.rng.randint(80, 99)}{day}{serial:03d}")

    def phone(self) -> str:
        return f"1{self.rng.choice('3578')}{self.rng.randrange(10**8, 10**9)}"


def invent_organ(rng: Random, kind: str, commission: bool) -> Organ:
    city = rng.choice(_CITIES)
    if commission or rng.random() < 0.2:
        place, court = city, f"{city}{rng.choice(_DISTRICTS)}人民法院"
        upper = "湖南省"
    elif rng.random() < 0.2:
        place = city + rng.choice(_DISTRICTS)
        court, upper = f"{place}人民法院", city
    else:
        place = rng.choice(_COUNTIES)
        court, upper = f"{place}人民法院", city
    body = "委" if commission else "局"
    full = {"发改": "发展和改革委员会" if commission else "发展和改革局", "粮食": "粮食和物资储备局",
            "能源": "能源局"}[kind]  # fmt: skip
    short = {"发改": "发改", "粮食": "粮储", "能源": "能"}[kind]
    above = {"发改": "发展和改革委员会", "粮食": "粮食和物资储备局", "能源": "能源局"}[kind]
    unit = {"发改": "节能与投资", "粮食": "粮食监督检查", "能源": "能源监管"}[kind]
    return Organ(
        place + full, f"{place}人民政府", place, upper + above, court, place.removesuffix("县")[-2:][:1] + short,
        body, kind, unit + ("处" if commission else rng.choice("科股")),
        "政策法规" + ("处" if commission else rng.choice(("科", "股"))),
        f"{place}{rng.choice(('湖滨路', '学府路', '新民街'))}{rng.randint(8, 299)}号",
        f"0730-{rng.randrange(2000000, 8999999)}",
    )  # fmt: skip


def invent_party(rng: Random, people: People, kind: str, trade: str, region: str, you: str) -> Party:
    head = people.name()
    sex = rng.choice("男女")
    body = f"{rng.choice(('9143', '9243'))}{rng.randrange(1000, 9999)}MA{rng.randrange(10**6, 10**7)}"
    street = rng.choice(("工业大道", "河东路", "白杨村三组", "新安镇振兴街", "城北物流园"))
    address = f"{region}{street}" + ("" if street.endswith("组") else f"{rng.randint(3, 188)}号")
    identity = people.identity(sex=sex)
    if kind == "person":
        birth = f"{identity[6:10]}-{identity[10:12]}-{identity[12:14]}"
        return Party(kind, head, identity, head, identity, "", address, people.phone(), "当事人", sex, birth)
    word = rng.choice(_WORDS)
    if kind == "household":
        code = credit_code(("92" + body[2:])[:17].ljust(17, "0"))
        name = f"{region}{word}{_SHOPS[trade]}"
        return Party(
            kind, name, code, head, identity, "经营者", address, people.phone(), word + _SHOPS[trade], sex
        )
    suffix = rng.choice(_TRADES[trade])
    code = credit_code(("91" + body[2:])[:17].ljust(17, "0"))
    place = rng.choice((region, "湖南", region.rstrip("县市区")))
    title = "法定代表人"
    return Party(kind, f"{place}{word}{suffix}", code, head, identity, title, address, people.phone(),
                 word + "公司", sex)  # fmt: skip
