"""Territories, by ISO 3166: which there are, and what belongs to what."""

from __future__ import annotations

from collections.abc import Iterable

EUROPEAN_UNION = frozenset("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())  # noqa: SIM905
OF_THE_UNION_TOO = frozenset("AX GF GP MF MQ RE YT".split())  # noqa: SIM905
"""Parts of members that have letters of their own and are of the Union."""

SAID_OTHERWISE = {"UK": "GB", "EL": "GR"}

TERRITORIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
    CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
    GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
    KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
    MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
    SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
    UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """.split()  # noqa: SIM905
)

CALLED = {"EU": "the European Union", "GB": "the United Kingdom", "KR": "South Korea"}
"""Those that licences exclude, for people."""


def by_iso(said: str) -> str | None:
    """A territory's two letters, however they were written; None where there is no such territory."""
    letters = said.upper()
    letters = SAID_OTHERWISE.get(letters, letters)
    return letters if letters in TERRITORIES or letters == "EU" else None


def is_within(territory: str, place: str) -> bool:
    """Whether a territory is that place or, where the place is EU, of the European Union."""
    return territory == place or (place == "EU" and territory in EUROPEAN_UNION | OF_THE_UNION_TOO)


def named(places: Iterable[str]) -> str:
    """Places as a sentence lists them."""
    names = [CALLED.get(place, place) for place in places]
    return " or ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
