"""A name becomes what it looks like, so that one can be known that is made to be taken for another.

After UTS 39, with the letters of its confusables.txt (of 2024) that stand for one Latin letter or digit, in the scripts
that are typed today. The whole table has 9,000 entries, most of them signs that no name holds or that NFKC takes away.
"""

import unicodedata

_LETTERS = {
    "a": "ɑαа",
    "b": "ƄЬᏏ",
    "c": "сᴄⲥꮯ",
    "d": "ԁᏧꓒ",
    "e": "еҽꬲ",
    "f": "քẝꞙꬵ",
    "g": "ƍɡցᶃ",
    "h": "һհᏂ",
    "i": "ıɩɪιіӏᎥꙇꭵ",
    "j": "ϳј",
    "l": "ƖǀΙІӀⲒꓲ",
    "n": "ոռ",
    "o": "οσоօჿᴏᴑⲟꬽ",
    "p": "ρрⲣ",
    "q": "ԛգզ",
    "r": "гᴦⲅꭇꭈꮁ",
    "s": "ƽѕꜱꮪ",
    "u": "ʋυսᴜꞟꭎꭒ",
    "v": "νѵᴠꮩ",
    "w": "ɯѡԝաᴡꮃ",
    "x": "х",
    "y": "ɣʏγуүყᶌỿꭚ",
    "z": "ᴢꮓ",
    "A": "ΑАᎪꓮ",
    "B": "ΒВᏴꓐꞴ",
    "C": "СᏟⲤꓚ",
    "D": "Ꭰꓓ",
    "E": "ΕЕᎬꓰ",
    "F": "ϜꓝꞘ",
    "G": "ԌᏀᏳꓖ",
    "H": "ΗНᎻⲎꓧ",
    "J": "ͿЈᎫꓙꞲ",
    "K": "ΚКᏦⲔꓗ",
    "L": "ᏞⳐꓡ",
    "M": "ΜϺМᎷⲘꓟ",
    "N": "ΝⲚꓠ",
    "O": "ΟОՕⲞꓳ",
    "P": "ΡРᏢⲢꓑ",
    "R": "ƦᎡᏒꓣ",
    "S": "ЅՏᏕᏚꓢ",
    "T": "ΤТᎢⲦꓔ",
    "U": "Սꓴ",
    "V": "ѴᏙꓦ",
    "W": "ԜᎳᏔꓪ",
    "X": "ΧХⲬꓫꞳ",
    "Y": "ΥУҮᎩᎽⲨꓬ",
    "Z": "ΖᏃꓜ",
    "2": "ƧϨꙄꝚ",
    "3": "ƷȜЗӠⳌꝪꞫ",
    "4": "Ꮞ",
    "5": "Ƽ",
    "6": "бᏮⳒ",
    "8": "Ȣȣ",
    "9": "ⳊꝮ",
}
_LATIN = {ord(sign): letter for letter, signs in _LETTERS.items() for sign in signs}
_SAME = str.maketrans({"I": "l", "1": "l", "|": "l", "0": "O"})
"""What looks the same within ASCII, in most sans-serif letters."""


def looks_of(name: str) -> str:
    """Give what *name* looks like: two names with the same looks can be taken for each other."""
    if name.isascii():
        return name.translate(_SAME).replace("rn", "m")
    apart = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name)).translate(_LATIN)
    return apart.translate(_SAME).replace("rn", "m")


def looks_of_slug(slug: str) -> str:
    """Give what the name of a file looks like: small letters, digits and hyphens."""
    return slug.replace("0", "o").replace("1", "l").replace("rn", "m")


def foreign_sign(name: str) -> str:
    """Give the first letter of *name* that only looks like a Latin one among others that are, or an empty text."""
    if name.isascii() or not any(sign.isascii() and sign.isalpha() for sign in name):
        return ""
    return next((sign for sign in name if ord(sign) in _LATIN), "")
