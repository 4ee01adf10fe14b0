/** What has to be so of every query that is reworded, by how it reads. */

const ALL_ASKED = ["skill", "level", "teaches", "seat", "awake", "wants"];

/**
 * Say what chips ask for, the same for chips that ask for the same.
 * @param {import("../../src/hubgen/site/assets/search/question.js").Chip[]} chips
 */
export function meaning(chips) {
  const known = chips.map((_, place) => place).filter((place) => isKnown(chips[place]));
  return chips.map(({ kind, ids, text, level, negated, of }) => {
    const said = ids.length > 0 || level > 0 || ["teaches", "wants", "awake", "seat"].includes(kind) ? "" : text;
    // What belongs to the only skill belongs to every skill.
    return [negated ? "not" : "", kind, [...ids].sort().join("|"), said, level, known.length === 1 && of === known[0] ? -1 : of].join(" ");
  });
}

/** @param {import("../../src/hubgen/site/assets/search/question.js").Chip} chip */
function isKnown(chip) {
  return (chip.kind === "skill" || chip.kind === "category") && !chip.negated;
}

/**
 * Give what does not hold of a query: every chip can be taken away and the others read as before; every value of a
 * facet can be added, leads to as many people as it says, and can be taken away again.
 * @param {import("../../src/hubgen/site/assets/search/engine.js").Engine} engine
 * @param {string} query
 * @param {import("../../src/hubgen/site/assets/search/matching.js").Asker} asker
 */
export function broken(engine, query, asker) {
  const found = engine.find(query, asker);
  return [
    ...found.question.chips.flatMap((_, place) => brokenWithout(engine, query, place)),
    ...found.facets.flatMap(({ kind, values }) => values.flatMap((value) => brokenValue(engine, query, asker, { kind, ...value }))),
    ...(found.instead?.loosen ?? []).flatMap((one) => {
      const { total } = engine.find(one.query, asker);
      return total === one.hits ? [] : [{ query, loosened: one.query, hits: one.hits, total }];
    }),
  ];
}

/**
 * @param {import("../../src/hubgen/site/assets/search/engine.js").Engine} engine
 * @param {string} query
 * @param {number} place
 */
function brokenWithout(engine, query, place) {
  const { chips } = engine.read(query);
  const shorter = engine.without(query, place);
  // A level that now belongs to every skill stands before them.
  const [kept, got] = [chips.filter((_, at) => at !== place), engine.read(shorter).chips].map((some) =>
    meaning(some.map((chip) => ({ ...chip, of: -1 }))).sort(),
  );
  return JSON.stringify(got) === JSON.stringify(kept) ? [] : [{ query, without: chips[place].typed, shorter, kept, got }];
}

/**
 * @param {import("../../src/hubgen/site/assets/search/engine.js").Engine} engine
 * @param {string} query
 * @param {import("../../src/hubgen/site/assets/search/matching.js").Asker} asker
 * @param {import("../../src/hubgen/site/assets/search/rewording.js").Wish & { hits: number, chosen: boolean }} value
 */
function brokenValue(engine, query, asker, value) {
  /** @param {string} text */
  const read = (text) => meaning(engine.read(text).chips).join(", ");
  if (value.chosen) {
    const less = engine.minus(query, value);
    return read(less) !== read(query) ? [] : [{ query, minus: value.typed, less }];
  }
  let alone = query;
  for (;;) {
    const place = engine.read(alone).chips.findIndex((chip) => chip.kind === value.kind && !chip.negated);
    if (place < 0 || (ALL_ASKED.includes(value.kind) && value.kind !== "level")) break;
    alone = engine.without(alone, place);
  }
  const more = engine.plus(alone, value);
  const { total } = engine.find(more, asker);
  const again = engine.minus(more, value);
  if (total !== value.hits) return [{ query, plus: value.typed, more, hits: value.hits, total }];
  return read(again) === read(alone) ? [] : [{ query, more, minus: value.typed, again }];
}
