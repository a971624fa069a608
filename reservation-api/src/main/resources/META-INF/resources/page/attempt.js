import { call, paths } from "./api.js";
import { isBarred } from "./barred.js";

/** How soon to ask again after an answer that was none, and at the longest. */
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 8_000;

/** How often to ask what became of a receipt; it takes less than a second, or the mail server is away. */
const RECEIPT_MS = 5_000;

/** An attempt that nobody has heard of for this long was not pressed just now: it is looked for, and not sent again. */
const STALE_MS = 120_000;

const OPEN = new Set(["HELD", "PAYING", "VOIDING"]);

/**
 * One attempt to get seats, under one identity. The identity is made once and stored before anything is sent; whatever happens to the
 * answer, to the connection or to the page, what is sent again is the same request under the same identity, and so the same hold.
 *
 * `view` is what may be said of it:
 * - `ASKING`: sent, no answer yet
 * - `UNKNOWN`: no certain answer came; whether the seats are held is not known
 * - `BUSY`: the service answered that it has no room, and that nothing was sent
 * - `CHECKING`: accepted by the log, with evidence; not decided as far as this side knows
 * - the reservation's own state, `HELD`, `PAYING`, `VOIDING`, `SOLD`, `RELEASED`, `EXPIRED`, `REJECTED`
 * - `REFUSED`: not accepted, and why; nothing is held
 */
export class Attempt {
  #store;
  #changed;
  #timer = 0;
  #failures = 0;
  #busy = null;
  #again = false;
  #dropped = false;

  /** One that was begun before is taken up again; unless it was `begun` just now, something may have become of it meanwhile. */
  constructor(store, saved, changed, begun = false) {
    this.#store = store;
    this.#changed = changed;
    this.saved = saved;
    this.view = saved.state?.status ?? (begun ? "ASKING" : "UNKNOWN");
    this.checking = null;
    this.problem = null;
    /** Why the last question had no answer, `lost`, `busy` or `barred`; meanwhile what is shown is what was last known. Null if it had one. */
    this.silence = null;
    /** The last answer, if it was that the service does not know who asks. */
    this.barred = null;
    this.heardAt = null;
    /** What the customer asked for last and has no outcome: `pay`, `extend`, `release`, `readdress`; and whether its answer was lost. */
    this.doing = null;
    this.doubt = null;
    this.declined = null;
    this.differs = null;
  }

  /** Begins an attempt: makes its identity and stores it. */
  static begin(store, { event, regions }, seats, holdSeconds, changed) {
    const saved = { event, reservation: identity(regions?.here), seats, holdSeconds, begunAt: Date.now(), state: null };
    store.save(saved);
    return new Attempt(store, saved, changed, true);
  }

  get event() {
    return this.saved.event;
  }

  get reservation() {
    return this.saved.reservation;
  }

  get state() {
    return this.saved.state;
  }

  /** Whether seats are, or may be, held or sold under it. */
  get open() {
    return !["REJECTED", "REFUSED", "RELEASED", "EXPIRED"].includes(this.view);
  }

  /** Sends the request, or asks what became of it. Called any number of times it is the same request, and one call at a time. */
  async pursue() {
    clearTimeout(this.#timer);
    if (this.#busy) {
      // What is under way may have been answered before what made the caller ask.
      this.#again = true;
      return this.#busy;
    }
    this.#busy = this.#ask().finally(() => (this.#busy = null));
    await this.#busy;
    if (this.#again && !this.#dropped) {
      this.#again = false;
      return this.pursue();
    }
  }

  /** Stops asking; what stands on the log stays there. */
  drop() {
    this.#dropped = true;
    clearTimeout(this.#timer);
  }

  /** Pays; without an address there is no receipt, and what costs nothing needs no means of payment. */
  async pay(paymentMethod, email) {
    const body = { paymentMethod: paymentMethod || undefined, email: email || undefined };
    await this.#do("pay", "POST", "/checkout", body, 10);
  }

  /** Has the receipt sent to another address. */
  async readdress(email) {
    await this.#do("readdress", "PUT", "/contact", { email });
  }

  async extend(holdSeconds) {
    await this.#do("extend", "POST", "/extension", { holdSeconds });
  }

  async release() {
    await this.#do("release", "DELETE", "");
  }

  #path() {
    return paths.reservation(this.event, this.reservation);
  }

  async #ask() {
    const path = this.#path();
    const stale = Date.now() - this.saved.begunAt > STALE_MS;
    const { seats, holdSeconds } = this.saved;
    const answer =
      this.state || stale
        ? await call("GET", path, { after: this.#evidence() })
        : await call("PUT", path, { body: { seats, holdSeconds } });
    if (!this.#dropped) {
      this.#take(answer);
    }
  }

  /** The newest evidence that was given: no answer from before it is worth having. */
  #evidence() {
    const evidence = this.checking ?? this.state?.evidence;
    return evidence && `${evidence.partition}:${evidence.offset}`;
  }

  async #do(what, method, suffix, body, wait) {
    if (this.doing) {
      return;
    }
    clearTimeout(this.#timer);
    this.doing = what;
    this.doubt = null;
    this.declined = null;
    this.differs = null;
    this.problem = null;
    this.#changed();
    const before = this.state?.version;
    const answer = await call(method, this.#path() + suffix, { body, wait });
    if (this.#dropped) {
      return;
    }
    this.doing = null;
    if (!answer.known) {
      // It may have been done or not; what the reservation says next tells.
      this.doubt = { what, before };
      this.#lost("lost");
    } else if (hasNoRoom(answer)) {
      this.problem = { what, code: answer.code, detail: answer.body.detail };
      this.#changed();
      this.#soon();
    } else {
      this.#take(answer, what);
    }
  }

  #take(answer, what) {
    const { status, body, code } = answer;
    this.barred = isBarred(answer) ? answer : null;
    if (this.barred && this.#mayBeThere()) {
      // That says nothing about the reservation: it may be held all the same.
      this.#lost("barred");
      return;
    }
    if (!answer.known || hasNoRoom(answer)) {
      this.#lost(answer.known ? "busy" : "lost", answer.retryAfterMs);
      return;
    }
    this.silence = null;
    this.heardAt = Date.now();
    this.#failures = 0;
    if (body.status === "CHECKING") {
      this.checking = body.evidence;
      if (!this.state) {
        this.view = "CHECKING";
      }
      this.#later(500);
    } else if (status === 200 || status === 201 || status === 202) {
      this.#stands(body);
    } else if (code === "payment-declined") {
      this.declined = body.declineCode ?? "declined";
      this.#soon();
    } else if (code === "checkout-differs") {
      // Another window was first, with another card or address: that one counts.
      this.differs = body.differs;
      this.#soon();
    } else if (this.state) {
      // Refused about a reservation that is known: its state says why.
      this.problem = what ? { what, code, detail: body.detail } : null;
      if (status === 404) {
        this.#ends("GONE", body);
      } else {
        this.#soon();
      }
    } else {
      this.#ends(code === "seats-unavailable" ? "REJECTED" : "REFUSED", body, code);
    }
    this.#changed();
  }

  /** Whether something may stand under this identity, as far as this side knows. */
  #mayBeThere() {
    return Boolean(this.state) || this.view === "UNKNOWN" || this.view === "CHECKING";
  }

  #stands(state) {
    const newer = !this.state || state.version >= this.state.version;
    if (newer) {
      this.saved.state = state;
      this.view = state.status;
      this.#store.save(this.saved);
    }
    this.checking = null;
    this.#settle(state);
    if (state.status === "PAYING" || state.status === "VOIDING") {
      this.#later(700);
    } else if (state.receipt === "PENDING") {
      this.#later(RECEIPT_MS);
    }
  }

  /** What the state says about something whose answer was lost. */
  #settle(state) {
    if (!this.doubt) {
      return;
    }
    const { what, before } = this.doubt;
    if (what === "pay" && state.status === "HELD" && state.version > before) {
      this.doubt = null;
      this.#failedMeanwhile();
    } else if (state.status !== "HELD" || state.version > before) {
      this.doubt = null;
    } else {
      this.doubt = { ...this.doubt, notSeen: true };
    }
  }

  /** Held again after a payment began whose answer was lost: the story says that it failed, and not whether the card is why. */
  async #failedMeanwhile() {
    const answer = await call("GET", `${this.#path()}/history`);
    const last = answer.body.history?.at(-1);
    if (last?.fact === "PaymentFailed") {
      this.problem = { what: "pay", code: last.code, detail: "The payment did not go through, and no money was taken" };
      this.#changed();
    }
  }

  #ends(view, body, code = "") {
    this.view = view;
    this.problem = { code, detail: body.detail, title: body.title, seats: body.seats ?? [] };
    this.#store.forget(this.saved);
  }

  /** No answer. Nothing is concluded but that; the same is asked again, ever more slowly, and at once when the network is back. */
  #lost(silence, retryAfterMs = 0) {
    this.silence = silence;
    if (silence !== "barred") {
      this.barred = null;
    }
    if (!this.state && this.view !== "CHECKING") {
      // What was once in doubt stays so: the service speaks of this call alone.
      this.view = silence === "busy" && this.view !== "UNKNOWN" ? "BUSY" : "UNKNOWN";
    }
    const pause = Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** this.#failures++);
    this.#later(Math.max(retryAfterMs, pause));
    this.#changed();
  }

  #soon() {
    this.#later(0);
  }

  #later(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.pursue(), ms);
  }

  /** Whether it is live, so that it is worth asking when something may have changed. */
  get alive() {
    return !this.state || OPEN.has(this.state.status);
  }
}

/** Whether the service says that it can't take the call now, and that nothing was sent for it. */
function hasNoRoom({ known, status }) {
  return known && (status === 503 || status === 429);
}

/** Where attempts are kept, one for each event, so that a reload, another tab or a crash finds the same identity. */
export class AttemptStore {
  #memory = new Map();

  /** Whether what is kept outlives the page. */
  lasting = true;

  save(saved) {
    this.#memory.set(saved.event, saved);
    try {
      localStorage.setItem(key(saved.event), JSON.stringify(saved));
    } catch {
      this.lasting = false;
    }
  }

  load(event) {
    try {
      return JSON.parse(localStorage.getItem(key(event))) ?? this.#memory.get(event) ?? null;
    } catch {
      return this.#memory.get(event) ?? null;
    }
  }

  /** Forgets an attempt, unless another one has taken its place. */
  forget(saved) {
    if (this.load(saved.event)?.reservation === saved.reservation) {
      this.#memory.delete(saved.event);
      try {
        localStorage.removeItem(key(saved.event));
      } catch {
        this.lasting = false;
      }
    }
  }

  /** Calls when another tab has changed what is kept for an event. */
  watch(event, changed) {
    const listener = (e) => e.key === key(event) && changed(this.load(event));
    addEventListener("storage", listener);
    return () => removeEventListener("storage", listener);
  }
}

function key(event) {
  return `holdfast:attempt:${event}`;
}

/** 120 random bits. Not randomUUID, which a page that came over plain HTTP from another machine does not have. */
function identity(region) {
  const bytes = crypto.getRandomValues(new Uint8Array(15));
  // With regions, the one that is asked decides about it.
  return `${region ? `${region}~` : ""}web-${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
