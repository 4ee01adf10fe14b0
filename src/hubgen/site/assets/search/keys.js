/** The words of a query that mean something by themselves. */

/**
 * What such a word does: *name* is a kind of chip, `not`, `or`, `level`, or empty for a word that says nothing.
 * @typedef {{ name: string, level: number }} Key
 */

/** @type {[string, number, string][]} */
const MEANINGS = [
  [
    "teaches",
    0,
    "mentor|mentors|teach|teaches|teacher|teachers|coach|coaches|tutor|tutors|trainer|trainers" +
      "|learn|explain|i want to learn|i would like to learn|can teach|who teaches|help me learn",
  ],
  ["wants", 0, "learning|wants|want|learner|learners|wants to learn|want to learn|who is learning"],
  ["level", 3, "expert|experts|senior|guru|gurus|advanced|specialist|specialists"],
  ["level", 1, "level 1"],
  ["level", 2, "level 2"],
  ["level", 3, "level 3"],
  ["level", 4, "level 4"],
  ["awake", 0, "now|awake|available|available now|online|at work|awake now|right now"],
  ["seat", 0, "seat|seats|free seat|free seats|seat free|seats free|with a free seat"],
  ["not", 0, "not|without|except|no|but not"],
  ["or", 0, "or"],
  [
    "",
    0,
    "a|an|the|who|what|whom|which|can|could|would|me|my|i|we|us|in|from|at|near|based|with|for" +
      "|and|to|of|on|how|do|does|know|knows|about|is|are|anyone|anybody|someone|somebody|people" +
      "|person|colleague|colleagues|help|helps|please|find|speaks|speak|speaking|speaker" +
      "|speakers|team|circle|that|has|have|any|need|looking|some|good|it|this",
  ],
];

/** @type {Map<string, Key>}  by the words of the key, with spaces between them */
export const KEYS = new Map(
  MEANINGS.flatMap(([name, level, phrases]) => phrases.split("|").map((phrase) => [phrase, { name, level }])),
);

export const LONGEST_KEY = Math.max(...[...KEYS.keys()].map((phrase) => phrase.split(" ").length));

/** The kind that a word before makes likelier. @type {Map<string, string>} */
export const HINTS_BEFORE = new Map([
  ["in", "place"],
  ["from", "place"],
  ["at", "place"],
  ["near", "place"],
  ["based", "place"],
  ["speaks", "language"],
  ["speak", "language"],
  ["speaking", "language"],
  ["team", "team"],
  ["circle", "circle"],
]);

/** The kind that a word behind makes likelier. @type {Map<string, string>} */
export const HINTS_AFTER = new Map([
  ["speaker", "language"],
  ["speakers", "language"],
  ["speaking", "language"],
  ["team", "team"],
  ["circle", "circle"],
]);

/** What stands before a colon, and the kind of chip it makes. @type {Map<string, string>} */
export const TYPED = new Map([
  ["skill", "skill"],
  ["knows", "skill"],
  ["team", "team"],
  ["in", "place"],
  ["place", "place"],
  ["city", "place"],
  ["speaks", "language"],
  ["language", "language"],
  ["zone", "zone"],
  ["timezone", "zone"],
  ["circle", "circle"],
  ["category", "category"],
  ["role", "role"],
  ["person", "person"],
  ["name", "person"],
  ["word", "word"],
  ["level", "level"],
  ["teaches", "teaches"],
  ["wants", "wants"],
  ["awake", "awake"],
  ["seat", "seat"],
]);
