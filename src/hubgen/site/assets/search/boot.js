/** Reads the boot file: the lists of everything that people share, and the names of the other files. */

import { plainSlug } from "./fold.js";
import { KIND, open } from "./reader.js";

/** @typedef {import("./reader.js").Reader} Reader */

/**
 * A skill; *slug* is empty where no file declares it, -1 stands for no category and no parent.
 * @typedef {{ name: string, slug: string, aliases: string[], category: number, parent: number, related: number[],
 *   claims: number, wants: number }} Skill
 * @typedef {{ name: string, offsets: { minute: number, offset: number }[] }} Zone
 * @typedef {{ start: number, end: number, days: number }} Schedule
 * @typedef {{ place: number, zone: number, schedule: number }} Base
 * @typedef {{ name: string, slug: string, skills: number[] }} Circle
 */

/**
 * @typedef {{ skills: Skill[], categories: string[], teams: string[], roles: string[], places: string[],
 *   languages: string[], zones: Zone[], schedules: Schedule[], bases: Base[], tongues: number[][],
 *   circles: Circle[] }} Lists
 */

/**
 * What the boot file says. *firsts* are the first skills of each file of claims; none where they stand with the people.
 * *pages* are those that profiles share, 0 where everyone has their own.
 * @typedef {{ day: number, count: number, levels: string[], files: { people: string, claims: string[], words: string[] },
 *   firsts: number[], lists: Lists, pages: number }} Boot
 */

/**
 * @param {Uint8Array} data
 * @returns {Boot}
 */
export function readBoot(data) {
  const reader = open(data, KIND.boot);
  const [day, count, levels] = [reader.number(), reader.number(), reader.texts()];
  const [[people], claims, words] = [reader.texts(), reader.texts(), reader.texts()];
  const firsts = claims.map(() => reader.number());
  const lists = readLists(reader);
  const pages = reader.isDone ? 0 : reader.number();
  return { day, count, levels, files: { people, claims, words }, firsts, lists, pages };
}

/**
 * @param {Reader} reader
 * @returns {Lists}
 */
function readLists(reader) {
  const names = reader.texts();
  const size = names.length;
  const slugs = reader.texts().map((slug, id) => (slug === "=" ? plainSlug(names[id]) : slug));
  const aliases = reader.textGroups(size);
  const [category, parent] = [reader.column(size), reader.column(size)];
  const related = reader.groups(size);
  const [claims, wants] = [reader.column(size), reader.column(size)];
  const skills = names.map((name, id) => ({
    name,
    slug: slugs[id],
    aliases: aliases[id],
    category: category[id],
    parent: parent[id],
    related: related[id],
    claims: claims[id],
    wants: wants[id],
  }));
  const [categories, teams, roles, places, languages] = Array.from({ length: 5 }, () => reader.texts());
  const zones = reader.texts().map((name) => ({ name, offsets: readOffsets(reader) }));
  const schedules = readTable(reader).map(([start, end, days]) => ({ start, end, days }));
  const bases = readTable(reader).map(([place, zone, schedule]) => ({ place, zone, schedule }));
  const tongues = reader.groups(reader.number());
  const [circleNames, circleSlugs] = [reader.texts(), reader.texts()];
  const known = reader.groups(circleNames.length);
  const circles = circleNames.map((name, id) => ({ name, slug: circleSlugs[id], skills: known[id] }));
  return { skills, categories, teams, roles, places, languages, zones, schedules, bases, tongues, circles };
}

/** @param {Reader} reader */
function readOffsets(reader) {
  return Array.from({ length: reader.number() }, () => {
    const minute = reader.number();
    return { minute, offset: reader.number() - 1440 };
  });
}

/**
 * Read rows of three numbers, which are written as three columns.
 * @param {Reader} reader
 */
function readTable(reader) {
  const size = reader.number();
  const columns = Array.from({ length: size ? 3 : 0 }, () => reader.column(size));
  return Array.from({ length: size }, (_, place) => columns.map((column) => column[place]));
}
