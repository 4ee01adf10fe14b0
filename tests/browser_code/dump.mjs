/** Prints the columns that the page reads from an index, as JSON: `node dump.mjs FOLDER`. */

import { readFileSync } from "node:fs";
import path from "node:path";

import { Engine } from "../../src/hubgen/site/assets/search/engine.js";
import { unpack } from "../../src/hubgen/site/assets/search/reader.js";

/** @param {string} name */
const load = (name) => unpack(new Uint8Array(readFileSync(path.join(process.argv[2], name))));

const engine = new Engine(await load("boot.bin"));
for (const name of engine.allFiles) engine.add(name, await load(name));
const { boot, people, claims, wants, words } = engine.columns;
const everybody = [...Array(boot.count).keys()];
console.log(
  JSON.stringify({
    day: boot.day,
    pages: boot.pages,
    levels: boot.levels,
    lists: boot.lists,
    names: everybody.map((person) => people.name(person)),
    slugs: everybody.map((person) => people.slug(person)),
    columns: ["team", "role", "base", "tongues"].map((name) => [...people[name]]),
    standing: everybody.map((person) => [people.fresh(person), people.complete(person), people.level(person)]),
    room: everybody.map((person) => [people.seats(person), people.away(person), people.teaches(person), people.wants(person)]),
    paused: [...people.paused],
    members: people.members.map((members) => [...members]),
    claims: claims.map((claimed) => [[...claimed.people], [...claimed.levels]]),
    wants: wants.map((wanting) => [...wanting]),
    words: [...words].map(([word, who]) => [word, [...who]]).sort(),
  }),
);
