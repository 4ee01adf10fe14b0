/** A small hub in which much can be mistaken: places that are surnames, skills of several words, parts of skills. */

/** @type {import("./small-hub.mjs").SmallHub} */
export const FERRY = {
  zones: { "Europe/Lisbon": 0, "Asia/Tokyo": 540 },
  skills: [
    { name: "C++", slug: "c-plus-plus", category: "Code" },
    { name: "Go", category: "Code", related: ["Python"] },
    { name: "Kubernetes", aliases: ["k8s"], category: "Platform", related: ["Terraform"] },
    { name: "Machine learning", category: "Data", related: ["Python"] },
    { name: "PostgreSQL", aliases: ["postgres"], category: "Data", parent: "SQL" },
    { name: "Python", category: "Code", related: ["SQL"] },
    { name: "SQL", category: "Data" },
    { name: "Terraform", category: "Platform" },
    { name: "Knot tying", slug: "" },
  ],
  circles: [
    { name: "Python circle", slug: "python-circle", skills: ["Python"] },
    { name: "Postgres readers", slug: "postgres-readers", skills: ["PostgreSQL"] },
  ],
  people: {
    "ada-ng": {
      name: "Ada Ng", role: "Engineer", team: "Platform", place: "Lisbon", zone: "Europe/Lisbon", languages: ["English", "German"],
      knows: { Kubernetes: [4, true], Terraform: [3], Python: [2], PostgreSQL: [1], SQL: [1, true], Go: [2] }, seats: 2, circles: ["python-circle"],
    },
    "bea-lisbon": { name: "Bea Lisbon", team: "Payments", place: "Athens", languages: ["Greek"], knows: { PostgreSQL: [3, true], Python: [3] }, seats: 0, wrote: ["ferry"] },
    "chidi-obi": {
      name: "Chidi Obi", role: "Analyst", team: "Payments", place: "Lisbon", zone: "Europe/Lisbon", languages: ["English"],
      knows: { SQL: [3], Python: [3, true] }, wants: ["Kubernetes", "Go"], seats: 1, paused: 20_900, circles: ["python-circle", "postgres-readers"],
    },
    "dan-payments": { name: "Dan Payments", team: "Data", place: "Tokyo", zone: "Asia/Tokyo", knows: { Python: [0], "Knot tying": [2] }, wants: ["Go"], away: true },
    "eve-go": { name: "Eve Go", role: "Engineer", team: "Platform", place: "Tokyo", zone: "Asia/Tokyo", languages: ["English", "Greek"], knows: { Go: [4, true], "C++": [2], Kubernetes: [1] }, wants: ["Machine learning"] },
    "fay-german": { name: "Fay German", team: "Paydesk east", place: "Athens", knows: { Terraform: [2, true] }, wrote: ["ferry", "zebra"] },
    "gus-noon": { name: "Gus Noon", wants: ["Machine learning", "PostgreSQL"] },
  },
};

/** Noon on a Monday in UTC. @type {import("../../src/hubgen/site/assets/search/matching.js").Asker} */
export const NOON = { minute: 20_780 * 1440 + 720, offset: 0, languages: ["Greek"] };
