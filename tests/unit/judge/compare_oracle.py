"""Random pairs of answer and output with the judgement of a second, slow reading of the specification.

compare_oracle.py SEED COUNT prints a case a line, fields parted by tabs:
accepted (1 or 0), answer and output in hexadecimal, the arguments parted by spaces.
Numbers are exact fractions; nothing here is shared with the judge but the text of the format.
"""

import random
import re
import sys
from fractions import Fraction

FLOAT = re.compile(rb"([+-]?)(\d*\.\d+|\d+\.|\d+)(?:[eE]([+-]?\d+))?")
SPACE = b" \f\n\r\t\v"
UPPER = bytes(range(65, 91))
FOLD = bytes.maketrans(UPPER, UPPER.lower())


def number(token):
    m = FLOAT.fullmatch(token)
    if not m:
        return None
    text = m[2].decode()
    whole, _, part = text.partition(".")
    value = Fraction(int(whole + part or "0"), 10 ** len(part)) * Fraction(10) ** int(m[3] or 0)
    return -value if m[1] == b"-" else value


def runs(text):
    """Blank and word runs in turn, beginning and ending with a blank one."""
    parts = re.split(b"([^ \f\n\r\t\v]+)", text)
    return parts[0::2], parts[1::2]


def same_token(answer, output, options):
    a = number(answer) if options["absolute"] is not None or options["relative"] is not None else None
    if a is None:
        if not options["case_sensitive"]:
            answer, output = answer.translate(FOLD), output.translate(FOLD)
        return answer == output
    s = number(output)
    if s is None:
        return False
    near = options["absolute"] is not None and abs(s - a) <= options["absolute"]
    return near or (options["relative"] is not None and abs(s - a) <= options["relative"] * abs(a))


def accepted(answer, output, options):
    blanks_a, words_a = runs(answer)
    blanks_s, words_s = runs(output)
    if options["space_change_sensitive"] and blanks_a != blanks_s:
        return False
    return len(words_a) == len(words_s) and all(same_token(a, s, options) for a, s in zip(words_a, words_s))


# ---- random cases, crowded where readings part ----

def digits(r, most):
    return "".join(r.choice("0000123456789999") for _ in range(r.randint(0, most)))


def some_number(r):
    text = r.choice(["", "", "-", "+"]) + digits(r, r.choice([2, 5, 40]))
    if r.random() < 0.6:
        text += "." + digits(r, r.choice([2, 8, 40]))
    if r.random() < 0.3:
        text += r.choice("eE") + r.choice(["", "-", "+"]) + str(r.choice([0, 1, 2, 5, 17, 308, 309, 400, 4951]))
    return text


ODD = ["nan", "NaN", "inf", "-inf", "0x10", "0x1p3", "1e", "e5", ".", "+", "-", "1e+", "1.2.3", "1,5", "--1", "1f", "Yes", "yes",
       "\x00", "1\x00", "\x00\x00", "\xe4", "\xc4", "A" * 300, "9" * 5000, "0." + "0" * 400 + "1", "1e400", "-1e400", "00", "1e-400"]


def plain(value):
    """A fraction over a power of ten, written out."""
    scale = 0
    while value.denominator != 1 and scale < 120:
        value *= 10
        scale += 1
    return f"{value.numerator}e-{scale}"


def near(r, text, options):
    """A number at the edge of what is tolerated, or a hair beside it."""
    a = number(text.encode("latin-1"))
    if a is None or len(text) > 100 or abs(a) > 10 ** 60 or (a and abs(a) < Fraction(1, 10 ** 60)):
        return text
    e = options["absolute"] if options["absolute"] is not None else Fraction(0)
    if options["relative"] is not None and r.random() < 0.6:
        e = options["relative"] * abs(a)
    if e > 10 ** 60 or (e and e < Fraction(1, 10 ** 60)):
        return text
    hair = Fraction(r.choice([0, 0, 1, -1]), 10 ** r.choice([20, 60, 100]))
    return plain(a + r.choice([1, -1]) * e + hair)


def changed(r, token, options):
    kind = r.random()
    if kind < 0.35:
        return token
    if kind < 0.75:
        return near(r, token, options)
    if kind < 0.85:
        return token.swapcase()
    return r.choice([some_number(r), r.choice(ODD), token + "0", "0" + token, "+" + token, token + "e0"])


def blank(r):
    return "".join(r.choice(" \n\t\r\v\f") for _ in range(r.randint(1, 2)))


def arguments(r):
    words, options = [], {"case_sensitive": False, "space_change_sensitive": False, "absolute": None, "relative": None}
    for word in ("case_sensitive", "space_change_sensitive"):
        if r.random() < 0.25:
            words.append(word)
            options[word] = True
    for word in r.choice([[], ["float_tolerance"], ["float_absolute_tolerance"], ["float_relative_tolerance"],
                          ["float_absolute_tolerance", "float_relative_tolerance"]]):
        text = r.choice(["1e-6", "1e-9", "0", "0.1", "1", "0.5", ".25", "3.7e-5", "1e-30", "12e3", "123456789012345678901234567890e-29"])
        words += [word, text]
        for key in ("absolute", "relative"):
            if word in ("float_tolerance", f"float_{key}_tolerance"):
                options[key] = number(text.encode())
    return words, options


def case(r):
    words, options = arguments(r)
    tokens = [r.choice(ODD) if r.random() < 0.15 else some_number(r) or "x" for _ in range(r.randint(0, 4))]
    blanks = [r.choice(["", "", blank(r)])] + [blank(r) for _ in tokens]
    answer = blanks[0] + "".join(t + b for t, b in zip(tokens, blanks[1:]))
    given = [changed(r, t, options) if r.random() < 0.5 else t for t in tokens]
    if r.random() < 0.1:
        given = r.choice([given + ["1"], given[:-1], given[1:]])
    spaces = blanks if r.random() < 0.6 else [r.choice(["", blank(r)])] + [blank(r) for _ in range(len(given))]
    spaces = (spaces + [" "] * len(given))[: len(given) + 1]
    output = spaces[0] + "".join(t + b for t, b in zip(given, spaces[1:]))
    if r.random() < 0.2:
        output = output.rstrip(" \n\t\r\v\f")
    answer, output = answer.encode("latin-1"), output.encode("latin-1")
    return accepted(answer, output, options), answer, output, words


def main():
    r = random.Random(int(sys.argv[1]))
    sys.set_int_max_str_digits(0)
    for _ in range(int(sys.argv[2])):
        verdict, answer, output, words = case(r)
        print(int(verdict), answer.hex(), output.hex(), " ".join(words), sep="\t")


main()
