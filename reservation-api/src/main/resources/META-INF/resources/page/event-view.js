import { html, nothing, render } from "../lib/lit-html.js";
import { call, clock, paths } from "./api.js";
import { Attempt, AttemptStore } from "./attempt.js";
import { panel } from "./panel.js";
import { SeatMap } from "./seat-map.js";
import { SeatStream } from "./seat-stream.js";
import { announcement } from "./panel-words.js";
import { time } from "./words.js";

const MOST_SEATS = 10;

/** A hold lasts five minutes unless the address says otherwise, as `?hold=8`. */
const HOLD_SECONDS = Number(new URLSearchParams(location.search).get("hold")) || 300;

/** After the end of a hold its state is asked for so often, until the owner of the seats says that it ended. */
const ASK_ENDED_MS = 700;
const TICK_MS = 250;

/** What other regions have comes with a copy that is a second old or more, and is not followed. */
const ELSEWHERE_MS = 5_000;

/** One event: its map, and the panel about the customer's seats. */
export class EventView {
  #event;
  #settings;
  #store = new AttemptStore();
  #picked = [];
  #attempt = null;
  #map;
  #stream;
  #panel;
  #live;
  #liveNow = null;
  #heardAt = null;
  #hint = "";
  #said = "";
  #askedAt = 0;
  #tick;
  #elsewhereTick;
  #unwatch;
  #listeners = new AbortController();
  #form = { card: "pm_card_visa", email: "" };

  constructor(root, event, settings) {
    this.#event = event;
    this.#settings = settings;
    render(
      html`<div class="event-head">
          <h1>${event.name}</h1>
          <span class="live" id="live"></span>
        </div>
        <div class="hall">
          <section class="card map-card" aria-label="Seat map">
            <div class="stage" aria-hidden="true">Stage</div>
            <ul class="legend" aria-label="Legend">
              <li><span class="swatch"></span>available</li>
              <li><span class="swatch picked"></span>picked</li>
              <li><span class="swatch mine"></span>yours</li>
              <li><span class="swatch held"></span>held by someone</li>
              <li><span class="swatch sold"></span>sold</li>
              ${event.regions
                ? html`<li><span class="swatch elsewhere"></span><span id="elsewhere">another region’s</span></li>`
                : nothing}
            </ul>
            <p class="unseen" id="map-help">
              Arrow keys move between seats, Enter or Space picks one, Page up and down move five rows.
            </p>
            <div id="map" aria-describedby="map-help"></div>
          </section>
          <aside class="card panel" id="panel" aria-label="Your seats"></aside>
        </div>`,
      root,
    );
    this.#panel = root.querySelector("#panel");
    this.#live = root.querySelector("#live");
    this.#map = new SeatMap(root.querySelector("#map"), event, (seat) => this.#press(seat));
    const saved = this.#store.load(event.event);
    if (saved) {
      this.#follow(new Attempt(this.#store, saved, () => this.#changed()));
    }
    this.#unwatch = this.#store.watch(event.event, (other) => this.#elsewhere(other));
    this.#openStream();
    const { signal } = this.#listeners;
    addEventListener("online", () => this.#online(), { signal });
    addEventListener("offline", () => this.#setLive(false), { signal });
    document.addEventListener("visibilitychange", () => this.#visible(), { signal });
    this.#tick = setInterval(() => this.#ticked(), TICK_MS);
    if (event.regions) {
      this.#elsewhereTick = setInterval(() => void this.#askElsewhere(), ELSEWHERE_MS);
    }
    this.#setLive(null);
    this.#changed();
  }

  close() {
    this.#listeners.abort();
    clearInterval(this.#tick);
    clearInterval(this.#elsewhereTick);
    this.#unwatch();
    this.#stream?.close();
    this.#attempt?.drop();
  }

  // What the customer does.

  #press(seat) {
    if (this.#attempt?.open) {
      this.#say("Seats can be picked again when this reservation is done.");
    } else if (this.#picked.includes(seat)) {
      this.#pick(this.#picked.filter((other) => other !== seat));
    } else if (this.#map.state(seat) !== "AVAILABLE") {
      this.#say(
        {
          undefined: "The map is not there yet.",
          ELSEWHERE: `Seat ${seat} is sold by another region, on its own page.`,
        }[this.#map.state(seat)] ?? `Seat ${seat} is not available.`,
      );
    } else if (this.#picked.length === MOST_SEATS) {
      this.#say(`${MOST_SEATS} seats are the most that one reservation can hold.`);
    } else {
      if (this.#attempt) {
        this.#dismiss();
      }
      this.#pick([...this.#picked, seat]);
    }
  }

  #pick(seats) {
    this.#picked = seats;
    this.#hint = "";
    this.#changed();
  }

  #reserve() {
    if (this.#attempt?.open) {
      // Pressed twice, it is the same attempt.
      void this.#attempt.pursue();
      return;
    }
    if (this.#event.status === "CLOSED" || this.#picked.length === 0) {
      return;
    }
    this.#follow(
      Attempt.begin(this.#store, this.#event, [...this.#picked].sort(), HOLD_SECONDS, () => this.#changed()),
    );
    this.#picked = [];
    this.#changed();
  }

  /** Puts a finished attempt aside. The seats that were not taken can be picked again at once. */
  #dismiss(pickAgain = false) {
    const { saved, problem } = this.#attempt;
    this.#store.forget(saved);
    this.#attempt.drop();
    this.#attempt = null;
    const taken = new Set((problem?.seats ?? []).map(({ seat }) => seat));
    const free = (seat) => !taken.has(seat) && this.#map.state(seat) === "AVAILABLE";
    this.#pick(pickAgain ? saved.seats.filter(free) : []);
  }

  // What happens.

  #follow(attempt) {
    this.#attempt?.drop();
    this.#attempt = attempt;
    void attempt.pursue();
  }

  /** Another tab has begun, changed or dismissed the attempt: there is one for the browser. */
  #elsewhere(saved) {
    if (saved && saved.reservation === this.#attempt?.reservation) {
      void this.#attempt.pursue();
    } else if (saved) {
      this.#picked = [];
      this.#follow(new Attempt(this.#store, saved, () => this.#changed()));
    }
    this.#changed();
  }

  #openStream() {
    this.#stream = new SeatStream(this.#event.event, {
      snapshot: (seats, elsewhere) => {
        this.#map.snapshot(seats);
        this.#showElsewhere(elsewhere, seats);
        this.#dropTaken();
        this.#mineChanged();
      },
      change: (seat, status) => {
        this.#map.change(seat, status);
        if (this.#picked.includes(seat)) {
          this.#dropTaken();
        }
        if (this.#attempt?.saved.seats.includes(seat)) {
          this.#mineChanged();
        }
      },
      // What was on its way when the connection went does not bring it back.
      live: (live) => this.#setLive(live && navigator.onLine),
    });
  }

  /** Which places other regions have changes seldom, and how they stand there is asked for by the page that is looked at. */
  async #askElsewhere() {
    if (document.hidden) {
      return;
    }
    const { known, status, body } = await call("GET", paths.seats(this.#event.event));
    if (known && status === 200) {
      this.#showElsewhere(body.elsewhere ?? [], body.seats);
      this.#dropTaken();
    }
  }

  #showElsewhere(regions, own) {
    this.#map.elsewhere(regions, own);
    const legend = document.getElementById("elsewhere");
    if (legend) {
      const said = ({ region, asOf }) => `region ${region}’s${asOf ? `, as of ${time(asOf)}` : ", not known here"}`;
      legend.textContent = regions.length ? regions.map(said).join("; ") : "another region’s";
    }
  }

  #mineChanged() {
    if (this.#attempt?.alive) {
      void this.#attempt.pursue();
    }
  }

  #dropTaken() {
    const taken = this.#picked.filter((seat) => this.#map.state(seat) !== "AVAILABLE");
    if (taken.length) {
      this.#pick(this.#picked.filter((seat) => !taken.includes(seat)));
      this.#say(`${taken.join(", ")} ${taken.length === 1 ? "was" : "were"} just taken by someone else.`);
    }
  }

  #online() {
    this.#stream?.retryNow();
    this.#mineChanged();
  }

  /** Nobody looks: the stream's place at the service is someone else's. */
  #visible() {
    if (document.hidden) {
      this.#stream?.close();
      this.#stream = null;
    } else if (!this.#stream) {
      this.#openStream();
      this.#mineChanged();
    }
  }

  #setLive(live) {
    if (live) {
      this.#heardAt = Date.now();
    }
    if (live === this.#liveNow && live !== null) {
      return;
    }
    this.#liveNow = live;
    this.#live.className = `live ${live === null ? "" : live ? "on" : "off"}`;
    this.#live.textContent =
      live === null
        ? "Connecting …"
        : live
          ? "Live"
          : `Not live: the map is as it was${this.#heardAt ? ` at ${time(this.#heardAt)}` : ""}; reconnecting …`;
    document.getElementById("map").classList.toggle("stale", live === false);
    // Whether the service can be reached at all is asked for the customer's own seats, too.
    this.#mineChanged();
    this.#changed();
  }

  #ticked() {
    const attempt = this.#attempt;
    if (attempt?.view !== "HELD") {
      return;
    }
    if (clock.leftUntil(attempt.state.expiresAt) <= 0 && Date.now() - this.#askedAt > ASK_ENDED_MS) {
      this.#askedAt = Date.now();
      void attempt.pursue();
    }
    this.#changed();
  }

  #say(hint) {
    this.#hint = hint;
    this.#changed();
  }

  // What is shown.

  #changed() {
    if (!this.#panel) {
      return;
    }
    const attempt = this.#attempt;
    const hadFocus = this.#panel.contains(document.activeElement);
    render(
      panel({
        event: this.#event,
        picked: this.#picked,
        attempt,
        hint: this.#hint,
        lasting: this.#store.lasting,
        leftMs: attempt?.state?.expiresAt ? clock.leftUntil(attempt.state.expiresAt) : 0,
        holdSeconds: HOLD_SECONDS,
        inboxUrl: this.#settings.inboxUrl,
        form: this.#form,
        unpick: (seat) => this.#pick(this.#picked.filter((other) => other !== seat)),
        reserve: () => this.#reserve(),
        dismiss: (pickAgain) => this.#dismiss(pickAgain),
        edit: (change) => Object.assign(this.#form, change),
      }),
      this.#panel,
    );
    // What was pressed may be gone; a keyboard user goes on from the heading that took its place.
    if (hadFocus && !this.#panel.contains(document.activeElement)) {
      this.#panel.querySelector("h2")?.focus({ preventScroll: true });
    }
    this.#map?.show(attempt?.open ? attempt.saved.seats : this.#picked, mine(attempt));
    const said = this.#hint || announcement(attempt, this.#picked, clock);
    if (said !== this.#said) {
      this.#said = said;
      document.getElementById("announcement").textContent = said;
    }
  }
}

/** The seats that are certainly the customer's. */
function mine(attempt) {
  const how = { HELD: "held", PAYING: "held", VOIDING: "held", SOLD: "sold" }[attempt?.state?.status];
  return how ? Object.fromEntries(attempt.state.seats.map((seat) => [seat, how])) : {};
}
