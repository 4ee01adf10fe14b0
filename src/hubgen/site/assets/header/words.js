/** What the search in the header says to readers, in one place: another language is another such file. */

/**
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

export const words = {
  title: "People and skills",
  skills: "Skills, teams and more",
  people: "People",
  /** @param {Node} label  @param {Node} text */
  showing: (label, text) => ["Showing ", label, " for “", text, "”"],
  /** @param {number} count */
  all: (count) => `All ${counted(count, "person", "people")}`,
  /** @param {number} things  @param {number} people  what is shown, and how many fit */
  found: (things, people) => {
    const counts = [
      things && counted(things, "suggestion", "suggestions"),
      people && counted(people, "person fits", "people fit"),
    ];
    return counts.filter(Boolean).join(", ") || "No people or skills";
  },
  between: " · ",
  /** @type {Record<string, string>} */
  kinds: {
    skill: "skill",
    category: "category",
    team: "team",
    place: "place",
    language: "language",
    zone: "time zone",
    circle: "circle",
    role: "role",
    person: "person",
  },
};
