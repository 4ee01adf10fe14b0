/** What the forms say to those who fill them in, in one place: another language is another such file. */

export const words = {
  failed: "The form could not be loaded. Try again when you are connected.",
  optional: "More about you, if you like",
  // Fields
  name: "Your name",
  nameHint: "In full, in any script.",
  file: "The address of your page",
  fileHint: "Small letters, digits and hyphens. It stays the same when your name changes.",
  role: "What you do",
  team: "Team",
  location: "Where you are",
  zone: "Time zone",
  zoneHint: "Such as Europe/Lisbon.",
  email: "E-mail",
  chat: "Link that opens a chat with you",
  calendar: "Link for booking time with you",
  forge: "Your account name where this hub is kept",
  pronouns: "Pronouns",
  languages: "Languages, with commas between them",
  hours: "Working hours",
  hoursHint: "On your own clock, such as 09:00-17:00.",
  days: "Days you work",
  dayNames: { mon: "Monday", tue: "Tuesday", wed: "Wednesday", thu: "Thursday", fri: "Friday", sat: "Saturday", sun: "Sunday" },
  about: "About you",
  aboutHint: "A few sentences.",
  seats: "How many people you take on at a time",
  paused: "You take nobody new before",
  visibility: "Who may see your profile",
  noteVisibility: "Who may see this",
  /** @type {Record<string, string>} */
  visibilities: {
    internal: "Colleagues only: it stands on the site that needs a sign-in, nowhere else.",
    public: "Anybody: it may also stand on a site that is open to the world.",
  },
  // Skills
  skills: "What you know",
  skill: "Skill",
  skillHint: "Type a few letters and choose, or write your own word.",
  level: "How well",
  noLevel: "Not said",
  teaches: "I would teach this to a colleague",
  note: "What you did with it",
  wants: "What you would like to learn",
  why: "What for",
  /** @param {string} what  @param {number} number */
  nth: (what, number) => `${what} ${number}`,
  anotherSkill: "Add another skill",
  anotherWant: "Add another wish",
  takeOut: "Take out",
  /** @param {string} name */
  means: (name) => `This is “${name}” here.`,
  /** @param {string} text */
  unknownSkill: (text) => `No file declares the skill “${text}” yet. That is fine: it stands on your profile as you write it.`,
  /** @param {string} text  @param {string} instead */
  oldSkill: (text, instead) => (instead ? `“${text}” is no longer in use; “${instead}” replaces it.` : `“${text}” is no longer in use.`),
  // Notes and sessions
  circle: "Circle",
  program: "Program",
  day: "Date",
  title: "What it was about",
  presenters: "Who presented",
  attendees: "Who was there",
  others: "Somebody else",
  othersHint: "File names of profiles, with commas between them, such as ada-ng.",
  noteSkills: "Skills it was about",
  decisions: "What you decided",
  decision: "Decision",
  anotherDecision: "Add another decision",
  actions: "Who does what next",
  action: "Action",
  who: "Who",
  what: "What",
  due: "Until when",
  anotherAction: "Add another action",
  body: "What was said",
  bodyHint: "In a few sentences. Markdown, if you know it.",
  sessionKind: "What it was",
  /** @type {Record<string, string>} */
  sessionKinds: { session: "A session of a pair", "check-in": "A check-in of the program" },
  pair: "Pair",
  nobody: "Nobody in particular",
  /** @param {string} teacher  @param {string} learner  @param {string} skill */
  pairOf: (teacher, learner, skill) => `${teacher} teaches ${learner}: ${skill}`,
  goal: "The goal for this week",
  learned: "What I learned",
  stuck: "What I'm stuck on",
  next: "One small goal for the next time",
  anythingElse: "Anything else",
  // Starting a program
  steps: { goal: "1. A crystal-clear goal", people: "2. People who get on", days: "3. Just enough structure", care: "4. Staying out of trouble" },
  programName: "What the program is called",
  /** @param {string} skill */
  pilotName: (skill) => `${skill} pilot`,
  model: "How it is run",
  /** @param {string} model */
  playbookOf: (model) => `How it works: the playbook “${model}”`,
  weeks: "How many weeks",
  what_: "WHAT: the one skill they learn",
  outcome: "OUTCOME: so that …",
  outcomeHint: "What they will do that others can see or count.",
  measure: "How everyone will know",
  measureHint: "A number, best: before, and on the last day.",
  goalClear: "The goal is clear: everyone can see whether it came true.",
  goalLacks: "What the goal still lacks",
  /** @type {Record<string, string>} */
  goalParts: { who: "WHO learns: people by name", learns: "WHAT they learn: one skill", from: "from WHOM they learn it: people by name", outcome: "the OUTCOME: something that others can see" },
  /** @param {string} wish */
  goalWish: (wish) => `“${wish}” is a wish: nobody can see or count whether it came true. Say what they will do, or how you will know.`,
  /** @param {string} frame */
  goalFrame: (frame) => `The frame: ${frame}.`,
  /** @param {string} weeks  @param {string} who  @param {string} what  @param {string} whom  @param {string} outcome */
  goalSentence: (weeks, who, what, whom, outcome) => `Over the next ${weeks} weeks, ${who} will learn ${what} from ${whom}, so that ${outcome}.`,
  /** @param {string} first  @param {string} last */
  planned: (first, last) => `From ${first} to ${last}. The agenda of every session stands in the file.`,
  couldBegin: "You could begin with these people",
  takeThem: "Take these people",
  askThem: "Ask each of them, one to one, before you propose it.",
  /** @param {string} skill */
  nobodySuggested: (skill) => `The hub has nobody to suggest for ${skill}`,
  whomToAsk: "Those who teach it may be full, or too far ahead of those who want it. The skill's page shows who knows it: ask them.",
  whoLearns: "WHO learns",
  fromWhom: "from WHOM",
  pairs: "Pairs",
  whoWithWhom: "Who learns with whom",
  teacher: "Who teaches",
  learner: "Who learns",
  anotherPair: "Add another pair",
  weekday: "Weekday",
  firstSession: "First session",
  firstSessionHint: "Two weeks ahead at least, so that everyone can be asked.",
  everySession: "A session",
  checkIns: "A check-in",
  /** @param {number} weeks */
  everyWeeks: (weeks) => (weeks === 1 ? "every week" : `every ${weeks} weeks`),
  at: "At what time",
  atHint: "Such as 12:30.",
  minutes: "Minutes",
  without: "Days without a session",
  closedDays: "On these days others do not meet. A ticked one has no session.",
  /** @param {string} day  @param {string} who */
  closedDay: (day, who) => `${day} (${who})`,
  skip: "Other days",
  skipHint: "Year, month, day, with commas between them: 2026-12-24.",
  facilitator: "Who keeps it going",
  facilitatorHint: "The file name of a profile, such as ada-ng. They ask every pair how it goes.",
  stopIf: "We stop early if …",
  stopDefault: "fewer than half of the sessions have happened by the second check-in",
  noCircle: "There is no circle yet.",
  noProgram: "There is no program that runs or is being planned.",
  // Who you are
  youWhy: "Kept in this browser only.",
  youEdit: "I have one and want to change it",
  yourName: "Your name",
  /** @param {string} name */
  iAm: (name) => `I am ${name}`,
  /** @param {string} name */
  editing: (name) => `You are changing the profile of ${name}.`,
  editingWhy: "What stands under “private:” in your file is not shown here and stays as it is.",
  notMe: "That is not me",
  gone: "This profile is not on the site. Begin a new one, or find yours by name.",
  nobodyFound: "Nobody here has that name.",
  // What comes of it
  result: "How it will look",
  file_: "The file",
  changed: "What changes",
  unchanged: "Nothing has changed but the date: you say that all of it is still true.",
  unnamed: "Your name",
  teachesTag: "teaches",
  knows: "Knows",
  learns: "Wants to learn",
  propose: "Propose it",
  copy: "Copy",
  download: "Download",
  startOver: "Start over",
  copied: "Copied",
  copyFailed: "Selected: copy it with your keyboard or menu",
  restored: "What you had typed here is back.",
  /** @param {number} count */
  problems: (count) => (count === 1 ? "One thing to mend first" : `${count} things to mend first`),
  opened: "The forge opens in a new tab",
  /** @param {string} path */
  filledIn: (path) => `Your text stands in it already, as ${path}. Sign in if it asks, then choose “Commit changes” and “Propose changes”. A check reads it within a minute, and somebody accepts it.`,
  /** @param {string} path */
  paste: (path) => `The text is on your clipboard. Paste it into the file ${path}, then commit it on a new branch and propose it.`,
  pasteLines: "The changed lines are on your clipboard. Put each where “What changes” says, then choose “Commit changes” and “Propose changes”.",
  openAgain: "Open the forge",
  /** @param {string} path */
  noForge: (path) => `Copy or download it, and give it to whoever keeps this hub: it goes into the file ${path}.`,
  /** @param {string} path */
  noForgeEdit: (path) => `Copy the lines, and give them to whoever keeps this hub: they go into the file ${path}.`,
  /** @param {string} path */
  taken: (path) => `${path} exists already`,
  takenHint: "choose “I have one and want to change it”, or write another address",
  // Changes
  /** @param {string} key */
  change: (key) => `Replace in “${key}”`,
  /** @param {string} key  @param {boolean} isThere */
  add: (key, isThere) => (isThere ? `Add at the end of “${key}”` : `Add at the end of the file: “${key}”`),
  /** @param {string} key */
  remove: (key) => `Delete from “${key}”`,
};
