// The rows of the grid: fetched a page at a time, and changed on the server. What could not be saved is kept until it is.

const PAGE = 100;
const MOST_PAGES = 40;
const UNSAVED = "leadline-unsaved-cells";
// what a browser still sends while its page goes away
const MOST_KEPT_ALIVE = 60_000;

const parameters = (values) => new URLSearchParams(Object.entries(values).filter(([, value]) => value !== "" && value !== null && value !== undefined));

/** An answer that tells why a change is not possible. */
class Refusal extends Error {}

/** No answer: nobody knows whether the change was saved. Where the session has ended, it knows the address to log in at. */
class Unreachable extends Error {
  constructor(login = null) {
    super();
    this.login = login;
  }
}

const sentenceOf = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  return (page.querySelector(".notice, main p, p") ?? page.body).textContent.trim();
};

/** The version of the rows that the person has seen; what others have changed since is not in it. */
export const shownVersion = () => Number(document.querySelector("#decide [name=version]").value);

export class GridData extends EventTarget {
  #address;
  #pages = new Map();
  #outdated = new Map();
  #asked = new Set();
  #queue = Promise.resolve();
  #epoch = 0;
  #waiting = [];
  #isLeaving = false;

  version = 0;
  total = 0;
  /** Whether the total is known. A change in the middle of the first answer makes it worthless. */
  isCounted = false;
  columns = [];
  query = {};

  constructor(address, isReadOnly) {
    super();
    this.#address = address;
    this.isReadOnly = isReadOnly;
  }

  #say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  async #request(path, options = {}) {
    let answer;
    try {
      answer = await fetch(this.#address + path, {
        ...options,
        headers: { "HX-Request": "true", "HX-Current-URL": window.location.href, Accept: "application/json, text/html", ...options.headers },
      });
    } catch {
      throw new Unreachable();
    }
    if (answer.status === 401) {
      throw new Unreachable(answer.headers.get("HX-Redirect") ?? window.location.href);
    }
    if (!answer.ok) {
      throw new Refusal(sentenceOf(await answer.text()));
    }
    return answer.json();
  }

  async load() {
    this.columns = (await this.#request("/columns")).columns;
    await this.refresh();
  }

  async refresh() {
    this.#take(await this.#request(""), false);
  }

  #take(answer, isOwn) {
    this.version = answer.version;
    this.#say("counts", { ...answer, isOwn });
  }

  /** The row at a place of the view, or undefined where it is not here yet. */
  row(index) {
    const page = Math.floor(index / PAGE);
    return (this.#pages.get(page) ?? this.#outdated.get(page))?.[index % PAGE];
  }

  /** Fetches what is not here yet of some rows. */
  async need(from, to) {
    const pages = [];
    for (let page = Math.floor(from / PAGE); page <= Math.floor(Math.max(from, to) / PAGE); page++) {
      if (!this.#pages.has(page) && !this.#asked.has(page)) {
        pages.push(this.#fetch(page));
      }
    }
    await Promise.all(pages);
  }

  async #fetch(page) {
    const epoch = this.#epoch;
    this.#asked.add(page);
    try {
      const answer = await this.#request(`/rows?${parameters({ ...this.query, from: page * PAGE, most: PAGE })}`);
      if (epoch === this.#epoch) {
        this.total = answer.total;
        this.isCounted = true;
        this.#keep(page, answer);
        this.#say("rows");
      }
    } catch (problem) {
      this.isCounted = true;
      this.#say("problem", problem.message || "Leadline does not respond. Check that it is running, then reload the page.");
    } finally {
      if (epoch === this.#epoch) {
        this.#asked.delete(page);
      }
    }
  }

  // a file that is still being read has fewer rows than it will have
  #keep(page, answer) {
    if (answer.rows.length < Math.min(PAGE, answer.total - page * PAGE)) {
      setTimeout(() => this.#say("rows"), 300);
      return;
    }
    this.#pages.set(page, answer.rows);
    this.#outdated.delete(page);
    if (this.#pages.size > MOST_PAGES) {
      this.#pages.delete(this.#pages.keys().next().value);
    }
  }

  /** Has rows asked for again when they are seen next, because they may have changed. Until they come, they stay as they were. */
  outdate() {
    this.#epoch++;
    this.#outdated = new Map([...this.#outdated, ...this.#pages].slice(-MOST_PAGES));
    this.#pages.clear();
    this.#asked.clear();
  }

  /** Shows other rows, or the same in another order. */
  async show(query) {
    this.query = { ...query, at: `${this.version}-${this.#epoch}` };
    this.outdate();
    this.#outdated.clear();
    await this.need(0, 0);
  }

  /** Where the rows that are shown can be downloaded. */
  get exportAddress() {
    return `${this.#address}/export?${parameters(this.query)}`;
  }

  #replace(rows) {
    const byNumber = new Map(rows.map((row) => [row.row, row]));
    for (const page of [...this.#pages.values(), ...this.#outdated.values()]) {
      page.forEach((row, place) => {
        page[place] = byNumber.get(row.row) ?? row;
      });
    }
  }

  /** Changes rows; one change after the other, so that the last one counts. */
  change(path, body) {
    if (this.isReadOnly) {
      this.#say("problem", "You can look at these rows. To change them, ask an operator.");
      return Promise.resolve(null);
    }
    const change = { path, body };
    this.#waiting.push(change);
    this.#queue = this.#queue.then(() => this.#send(change));
    return this.#queue;
  }

  // what waits behind another change when its page goes away is sent when the page is back
  #send(change) {
    if (this.#isLeaving) {
      return null;
    }
    this.#waiting = this.#waiting.filter((other) => other !== change);
    return this.#change(change.path, change.body);
  }

  /** Keeps what was not sent yet in this tab, because its page goes away. */
  leave() {
    this.#isLeaving = true;
    this.#keepForLater(this.#waiting);
    this.#waiting = [];
  }

  /** The page is here again, as the browser has kept it. */
  async comeBack() {
    this.#isLeaving = false;
    await this.retry();
  }

  async #change(path, body) {
    const token = JSON.parse(document.body.getAttribute("hx-headers") ?? "{}");
    const content = JSON.stringify({ ...body, version: shownVersion() });
    try {
      const answer = await this.#request(path, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...token },
        body: content,
        keepalive: content.length < MOST_KEPT_ALIVE,
      });
      if (answer.rows === null || answer.stale || answer.conflict || path === "/undo" || path === "/redo") {
        this.outdate();
      } else {
        this.#replace(answer.rows);
      }
      this.#take(answer, true);
      this.#say("rows");
      this.#say("changed", answer);
      return answer;
    } catch (problem) {
      if (problem instanceof Unreachable) {
        this.#keepUnsaved(path, body, problem.login);
      } else {
        this.outdate();
        this.#say("rows");
        this.#say("problem", problem.message);
      }
      return null;
    }
  }

  #keepUnsaved(path, body, login) {
    this.#keepForLater([{ path, body }]);
    if (login) {
      window.location.assign(login);
    } else {
      this.#say("unsaved");
    }
  }

  // by person and place, so that other rows take nothing away from these
  get #place() {
    return `${document.body.dataset.person ?? ""} ${this.#address}`;
  }

  #allUnsaved() {
    return JSON.parse(sessionStorage.getItem(UNSAVED) ?? "{}");
  }

  #unsaved() {
    return this.#allUnsaved()[this.#place] ?? [];
  }

  #keepForLater(changes) {
    if (changes.length > 0) {
      sessionStorage.setItem(UNSAVED, JSON.stringify({ ...this.#allUnsaved(), [this.#place]: [...this.#unsaved(), ...changes] }));
    }
  }

  #forgetUnsaved() {
    sessionStorage.setItem(UNSAVED, JSON.stringify({ ...this.#allUnsaved(), [this.#place]: undefined }));
  }

  /** Saves what could not be saved before. */
  async retry() {
    const kept = this.#unsaved();
    if (kept.length > 0) {
      this.#forgetUnsaved();
      for (const { path, body } of kept) {
        await this.change(path, body);
      }
    }
  }

  async countAlike(column, text) {
    return (await this.#request(`/alike?${new URLSearchParams({ column, text })}`)).count;
  }
}
