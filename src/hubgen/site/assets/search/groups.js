/** Holds many lists of numbers in one, and unites lists of people. */

/**
 * Lists one after the other: the list of *at* is items[starts[at]] to items[starts[at + 1]].
 * @typedef {{ starts: Uint32Array, items: Uint32Array }} Groups
 */

/** Fewer than one in so many are sorted; more are marked among all. */
const FEW = 64;

/**
 * Make room for groups: *counts* holds the size of each one place further on, and becomes where each begins.
 * @param {Uint32Array} counts
 * @returns {Groups}
 */
export function startGroups(counts) {
  for (let at = 1; at < counts.length; at++) counts[at] += counts[at - 1];
  return { starts: counts.slice(), items: new Uint32Array(counts[counts.length - 1]) };
}

/**
 * Give everybody who is in any of some groups, once each and ascending.
 * @param {ArrayLike<number>[]} groups
 * @param {number} count  of all people
 * @returns {Uint32Array}
 */
export function unionOf(groups, count) {
  const size = groups.reduce((sum, group) => sum + group.length, 0);
  if (size < count / FEW) {
    const all = new Uint32Array(size);
    let end = 0;
    for (const group of groups) {
      all.set(group, end);
      end += group.length;
    }
    return all.sort().filter((person, at) => at === 0 || person !== all[at - 1]);
  }
  const marks = new Uint8Array(count);
  for (const group of groups) for (let at = 0; at < group.length; at++) marks[group[at]] = 1;
  const found = new Uint32Array(Math.min(size, count));
  let end = 0;
  for (let person = 0; person < count; person++) if (marks[person]) found[end++] = person;
  return found.subarray(0, end);
}
