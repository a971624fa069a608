import { money, time } from "./words.js";

const SAID = { AVAILABLE: "available", HELD: "held by someone", SOLD: "sold" };

/** How a place of another region stands there, as far as its copy here says. */
const SAID_THERE = { ...SAID, IN_TRANSIT: "on its way there", UNKNOWN: "not known here" };
const PAGE_ROWS = 5;

/**
 * The seats of an event as one grid for each section: one cell a seat, all events delegated, and only what changes is touched, at most once
 * a frame. A click, Enter or Space asks `press` about a seat.
 */
export class SeatMap {
  #cells = new Map();
  #states = new Map();
  #elsewhere = new Map();
  #changed = new Set();
  #picked = new Set();
  #mine = new Map();
  #frame = 0;
  #press;

  constructor(root, event, press) {
    this.#press = press;
    root.replaceChildren(...event.sections.map((section) => this.#section(section, event.currency)));
    root.addEventListener("click", (e) => this.#pressed(e.target));
    root.addEventListener("keydown", (e) => this.#key(e));
    root.addEventListener("focusin", (e) => this.#rove(e.target));
  }

  /** Takes the state of every seat. */
  snapshot(seats) {
    for (const [seat, state] of Object.entries(seats)) {
      this.change(seat, state);
    }
  }

  /** Takes the state of one seat. */
  change(seat, state) {
    if (this.#states.get(seat) !== state) {
      this.#states.set(seat, state);
      this.#touch(seat);
    }
  }

  /** Takes all places that other regions have, as `GET …/seats` tells them; `own` are the states of the others. */
  elsewhere(regions, own) {
    const before = this.#elsewhere;
    this.#elsewhere = new Map(
      regions.flatMap(({ region, asOf, seats }) =>
        Object.entries(seats).map(([seat, state]) => [seat, { region, asOf, state }]),
      ),
    );
    for (const seat of before.keys()) {
      if (own[seat] && !this.#elsewhere.has(seat)) {
        this.#states.set(seat, own[seat]);
      }
      this.#touch(seat);
    }
    for (const seat of this.#elsewhere.keys()) {
      this.#touch(seat);
    }
  }

  /** The state of a seat, as last heard; ELSEWHERE if another region has it. */
  state(seat) {
    return this.#elsewhere.has(seat) ? "ELSEWHERE" : this.#states.get(seat);
  }

  /** Shows which seats are picked, and which are the customer's own, `held` or `sold`. */
  show(picked, mine) {
    const before = [...this.#picked, ...this.#mine.keys()];
    this.#picked = new Set(picked);
    this.#mine = new Map(Object.entries(mine));
    [...before, ...this.#picked, ...this.#mine.keys()].forEach((seat) => this.#touch(seat));
  }

  #section({ name, rows, seatsPerRow, priceMinor }, currency) {
    const section = element("section", { className: "section" });
    const heading = element("h3", { id: `section-${name}`, textContent: `Section ${name}` });
    const price = element("span", { className: "quiet small", textContent: money(priceMinor, currency) });
    const header = element("header");
    header.append(heading, price);
    const grid = element("div", { className: "rows" });
    set(grid, {
      role: "grid",
      "aria-labelledby": heading.id,
      "aria-rowcount": rows,
      "aria-colcount": seatsPerRow + 1,
      "aria-multiselectable": "true",
    });
    grid.style.setProperty("--seats", seatsPerRow);
    for (let row = 1; row <= rows; row++) {
      grid.append(this.#row(name, row, seatsPerRow));
    }
    // The grid is one stop of the Tab key; arrows move within it.
    this.#cells.get(`${name}-1-1`).tabIndex = 0;
    section.append(header, grid);
    return section;
  }

  #row(section, row, seats) {
    const line = element("div", { className: "row" });
    set(line, { role: "row", "aria-rowindex": row });
    const head = element("span", { textContent: row });
    set(head, { role: "rowheader", "aria-label": `Row ${row}` });
    line.append(head);
    for (let number = 1; number <= seats; number++) {
      const cell = element("div", { className: "seat", tabIndex: -1 });
      const seat = `${section}-${row}-${number}`;
      cell.dataset.seat = seat;
      set(cell, { role: "gridcell", "aria-label": `Row ${row}, seat ${number}`, "aria-selected": "false" });
      this.#cells.set(seat, cell);
      line.append(cell);
    }
    return line;
  }

  #touch(seat) {
    this.#changed.add(seat);
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#changed.forEach((one) => this.#paint(one));
      this.#changed.clear();
    });
  }

  #paint(seat) {
    const cell = this.#cells.get(seat);
    if (!cell) {
      return;
    }
    const there = this.#elsewhere.get(seat);
    const state = there ? "ELSEWHERE" : (this.#states.get(seat) ?? "AVAILABLE");
    const mine = this.#mine.get(seat);
    const picked = this.#picked.has(seat);
    const usual = there ? `elsewhere ${there.state.toLowerCase()}` : state.toLowerCase();
    const look = mine ? `mine ${mine === "sold" ? "sold" : ""}` : picked ? "picked" : usual;
    const told = there ? abroad(there) : SAID[state];
    const said = mine ? (mine === "sold" ? "yours, sold" : "held for you") : picked ? "picked" : told;
    const [, row, number] = /-(\d+)-(\d+)$/.exec(seat);
    cell.className = `seat ${look}`.trim();
    set(cell, {
      "aria-label": `Row ${row}, seat ${number}, ${said}`,
      "aria-selected": String(picked || Boolean(mine)),
      "aria-disabled": String(!picked && state !== "AVAILABLE"),
    });
  }

  #pressed(target) {
    const seat = target.closest?.(".seat")?.dataset.seat;
    if (seat) {
      this.#press(seat);
    }
  }

  #rove(target) {
    const cell = target.closest?.(".seat");
    if (cell) {
      const grid = cell.closest("[role=grid]");
      grid.querySelectorAll(".seat[tabindex='0']").forEach((other) => (other.tabIndex = -1));
      cell.tabIndex = 0;
    }
  }

  #key(e) {
    const cell = e.target.closest?.(".seat");
    if (!cell || e.altKey || e.metaKey) {
      return;
    }
    if (e.key === "Enter" || e.key === " ") {
      e.preventDefault();
      this.#press(cell.dataset.seat);
      return;
    }
    const next = this.#next(cell, e);
    if (next) {
      e.preventDefault();
      next.focus();
    }
  }

  #next(cell, { key, ctrlKey }) {
    const line = cell.parentElement;
    const lines = [...line.parentElement.children];
    const row = lines.indexOf(line);
    const column = [...line.children].indexOf(cell);
    const at = (r, c) => lines[Math.max(0, Math.min(lines.length - 1, r))].children[Math.max(1, Math.min(line.children.length - 1, c))];
    switch (key) {
      case "ArrowLeft":
        return at(row, column - 1);
      case "ArrowRight":
        return at(row, column + 1);
      case "ArrowUp":
        return at(row - 1, column);
      case "ArrowDown":
        return at(row + 1, column);
      case "PageUp":
        return at(row - PAGE_ROWS, column);
      case "PageDown":
        return at(row + PAGE_ROWS, column);
      case "Home":
        return at(ctrlKey ? 0 : row, 1);
      case "End":
        return at(ctrlKey ? Infinity : row, Infinity);
      default:
        return null;
    }
  }
}

function abroad({ region, asOf, state }) {
  return `sold by region ${region}: ${SAID_THERE[state] ?? state}${asOf ? ` as of ${time(asOf)}` : ""}`;
}

function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}

function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, value);
  }
}
