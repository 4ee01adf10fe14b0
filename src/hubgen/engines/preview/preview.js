/**
 * What changes in the hub is seen in the browser: the page is loaded anew once it would be another one, and what is
 * wrong in the hub stands above it.
 */
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const HIDDEN = "hubgen-problems-hidden";
  let page = location.pathname;
  /** @type {string | undefined} what tells the page that is shown from others; undefined after instant navigation */
  let mark = script.dataset.mark;
  let known = "";
  let asking = false;

  /** @typedef {{where: string, code: string, message: string, hint: string, severity: string}} Problem */
  /** @typedef {{version: string, mark: string, failure: string, problems: Problem[], count: number}} Answer */

  const ask = async () => {
    if (asking || document.visibilityState !== "visible") return;
    asking = true;
    let wait = 0;
    try {
      if (location.pathname !== page) [page, mark, known] = [location.pathname, undefined, ""];
      const response = await fetch(`/hubgen-changes?${new URLSearchParams({ page, known })}`);
      const answer = /** @type {Answer} */ (await response.json());
      if (location.pathname === page) {
        if (mark !== undefined && answer.mark !== mark) return location.reload();
        [mark, known] = [answer.mark, answer.version];
        show(answer);
      }
    } catch {
      wait = 2000; // the server has stopped, or is starting
    } finally {
      asking = false;
    }
    setTimeout(ask, wait);
  };

  /**
   * @param {string} name
   * @param {string} text
   * @param {string} [kind]
   */
  const element = (name, text, kind = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = kind;
    return made;
  };

  /** @param {Answer} answer */
  const show = ({ failure, problems, count }) => {
    document.querySelector("hubgen-problems")?.remove();
    const content = JSON.stringify([failure, problems, count]);
    if ((!failure && count === 0) || sessionStorage.getItem(HIDDEN) === content) return;
    const host = document.createElement("hubgen-problems");
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const section = element("section", "");
    section.setAttribute("aria-labelledby", "title");
    section.setAttribute("role", "status");
    const title = element("h2", failure ? "This page is as it was before" : count === 1 ? "One problem in the hub" : `${count} problems in the hub`);
    title.id = "title";
    const list = document.createElement("ul");
    for (const problem of problems) {
      const item = element("li", "", problem.severity);
      item.append(element("code", problem.where), element("p", `${problem.severity}: ${problem.message}`), element("p", problem.hint, "hint"));
      list.append(item);
    }
    const hide = element("button", "Hide until something else is wrong");
    hide.addEventListener("click", () => {
      sessionStorage.setItem(HIDDEN, content);
      host.remove();
    });
    section.append(title, ...(failure ? [element("pre", failure)] : []), list);
    if (count > problems.length) section.append(element("p", `and ${count - problems.length} more, in the terminal`));
    section.append(hide);
    root.append(section);
    document.body.append(host);
  };

  const STYLE = `
    section { position: fixed; z-index: 1000; inset: auto 1rem 1rem auto; max-width: min(40rem, calc(100vw - 2rem));
      max-height: 60vh; overflow: auto; box-sizing: border-box; padding: 1rem 1.25rem; border-radius: .4rem;
      border-inline-start: .4rem solid #c62828; background: #fff; color: #1b1b1b; font: 16px/1.45 system-ui, sans-serif;
      box-shadow: 0 .2rem 1.2rem rgb(0 0 0 / 35%); }
    h2 { margin: 0 0 .5rem; font-size: 1.1rem; }
    ul { margin: 0; padding: 0; list-style: none; }
    li { margin: 0 0 .75rem; overflow-wrap: anywhere; }
    p { margin: .1rem 0; }
    code, pre { font: 14px/1.4 ui-monospace, monospace; white-space: pre-wrap; }
    .hint { color: #555; }
    button { font: inherit; padding: .35rem .75rem; border: 1px solid currentcolor; border-radius: .3rem; background: none;
      color: inherit; cursor: pointer; }
    button:focus-visible { outline: 3px solid #1a73e8; outline-offset: 2px; }
    @media (prefers-color-scheme: dark) {
      section { background: #24262b; color: #f1f1f1; }
      .hint { color: #bdbdbd; }
    }
    @media print { section { display: none; } }`;

  document.addEventListener("visibilitychange", ask);
  ask();
})();
