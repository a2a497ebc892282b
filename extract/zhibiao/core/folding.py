"""Width folding that keeps every offset: one character in, one character out.

Reports mix ``２０２３年``, ``2023年`` and, out of a PDF, ``⽐`` (a Kangxi radical) for ``比``. Matching works on the
folded text; what is shown to a reader is always cut from the text as it stands.
"""

import re
import unicodedata
from functools import cache

_SIGNS = "％．－～／＋＝＜＞"  # Chinese punctuation ，。；：？！（）、 stays: patterns rely on it
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

# U+2E81 to U+2EF3 by Unicode's EquivalentUnifiedIdeograph.txt, where that is a character people write;
# a dot stands for none. NFKC knows only two of them.
_RADICALS_START = 0x2E81
_RADICALS = (
    "厂乛乚乙亻冂·刀刂卜㔾小小兀尣尢·巳幺彑彐忄㣺扌攵·旡日月歺母民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟"
    "罓罒㓁··羊··耂肀聿肉臼艹艹艹虎衤覀西见角·讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食·飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
_BY_NFKC = (range(0x2F00, 0x2FD6), range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))


def fold(text: str) -> str:
    """Fold the width of a text for matching, keeping its length.

    Full-width letters, digits and the signs ``％．－～／＋＝＜＞`` become half-width, wide and unbreakable spaces a
    plain space, radicals and compatibility ideographs the ideograph that they stand for. All else stays.

    Args:
        text: any text.

    Returns:
        A text of exactly the same length, so that an offset means the same character in both.

    Example:
        >>> fold("增长１２．５％，⽐上年")
        '增长12.5%，比上年'
    """
    if text.isascii():
        return text
    table, foldable = _folding()
    return foldable.sub(lambda match: match[0].translate(table), text)


@cache
def _folding() -> tuple[dict[int, str], re.Pattern[str]]:
    """The table of replacements, and a pattern of the runs of characters that it changes."""
    table = {0xFF01 + i: chr(0x21 + i) for i in range(94) if chr(0x21 + i).isalnum()}
    table |= {ord(sign): chr(ord(sign) - 0xFEE0) for sign in _SIGNS}
    table |= {ord(space): " " for space in _SPACES}
    table |= {_RADICALS_START + i: to for i, to in enumerate(_RADICALS) if to != "·"}
    for code in (code for block in _BY_NFKC for code in block):
        to = unicodedata.normalize("NFKC", chr(code))
        if len(to) == 1 and to != chr(code):
            table[code] = to
    near = "".join(chr(code) for code in table if code <= 0xFFFF)
    return table, re.compile(f"[{near}\U0002f800-\U0002fa1f]+")  # one range: re looks at far characters one by one
