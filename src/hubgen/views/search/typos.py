"""Two words become the number of edits between them: optimal string alignment, as in typing too fast."""


def allowed_edits(word: str) -> int:
    """Say how many typos a word bears: one from four letters, two from eight."""
    if len(word) < 4 or any(sign > "\uffff" for sign in word):
        return 0
    return 1 if len(word) < 8 else 2


def letter_mask(word: str) -> int:
    """Give a bit for each letter of the word, of which several share one."""
    mask = 0
    for sign in word:
        mask |= 1 << (ord(sign) & 31)
    return mask


def edits(typed: str, word: str) -> tuple[int, int]:
    """Give the edits from *typed* to *word*, and to that beginning of *word* which is nearest."""
    before: list[int] = []
    last = list(range(len(word) + 1))
    for row, sign in enumerate(typed, 1):
        line = [row]
        for column, other in enumerate(word, 1):
            cost = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (sign != other))
            if row > 1 and column > 1 and sign == word[column - 2] and typed[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, last = last, line
    return last[-1], min(last)
