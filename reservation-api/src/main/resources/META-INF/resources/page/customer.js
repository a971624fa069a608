import { html, nothing, render } from "../lib/lit-html.js";
import { call, paths } from "./api.js";
import { howToGetIn, isBarred } from "./barred.js";
import { EventView } from "./event-view.js";
import { money } from "./words.js";

/** What a local stack puts on sale for a person who wants to try it. */
const SAMPLE = {
  name: "Night of Strings",
  currency: "EUR",
  sections: [
    { name: "A", rows: 8, seatsPerRow: 24, priceMinor: 8900 },
    { name: "B", rows: 10, seatsPerRow: 28, priceMinor: 5900 },
    { name: "C", rows: 4, seatsPerRow: 30, priceMinor: 0 },
  ],
};

const main = document.getElementById("main");
let view = null;
let route = 0;

const settings = fetch("settings.json").then((answer) => (answer.ok ? answer.json() : {})).catch(() => ({}));

addEventListener("hashchange", open);
open();

async function open() {
  const current = ++route;
  view?.close();
  view = null;
  const event = /^#\/events\/([^/]+)$/.exec(location.hash)?.[1];
  const loaded = event ? await call("GET", paths.event(decodeURIComponent(event))) : await call("GET", "/v1/events");
  if (current !== route) {
    return;
  }
  if (!loaded.known || loaded.status !== 200) {
    document.title = "Holdfast";
    show(refused(loaded));
    if (loaded.status !== 404 && loaded.status !== 400) {
      setTimeout(() => current === route && open(), 2_000);
    }
  } else if (event) {
    document.title = `${loaded.body.name} – Holdfast`;
    const known = await settings;
    if (current === route) {
      view = new EventView(show(nothing), loaded.body, known);
    }
  } else {
    document.title = "Events – Holdfast";
    const known = await settings;
    if (current === route) {
      const root = show(nothing);
      more(root, loaded.body.events, loaded.body.next, known);
    }
  }
}

/** The list so far, and what leads to the rest of it. */
function more(root, events, next, known) {
  const load = async (e) => {
    e.target.setAttribute("aria-disabled", "true");
    const page = await call("GET", next);
    if (page.known && page.status === 200) {
      more(root, [...events, ...page.body.events], page.body.next, known);
    } else {
      e.target.removeAttribute("aria-disabled");
      e.target.textContent = "No answer: press again";
    }
  };
  render(list(events, known, next ? html`<p><button @click=${load}>More events</button></p>` : nothing), root);
}

/** Each view has an element of its own, so that nothing of one is left in the next. */
function show(content) {
  const root = document.createElement("div");
  main.replaceChildren(root);
  render(content, root);
  return root;
}

function refused(answer) {
  const { known, status, body } = answer;
  if (status === 404 || status === 400) {
    return html`<h1>No such event</h1>
      <p class="quiet">${body.detail}. <a href="#/">All events</a></p>`;
  }
  if (isBarred(answer)) {
    return html`<h1>Who are you?</h1>
      <p class="note warn" id="barred">${howToGetIn(answer)}</p>`;
  }
  return html`<h1>No answer yet</h1>
    <p class="quiet">${known && body.detail ? `${body.title}: ${body.detail}.` : "The service does not answer."} Asking again …</p>`;
}

function list(events, { inboxUrl, region }, rest) {
  return html`<h1>What is on sale</h1>
    ${events.length ? html`<ul class="events">${events.map(card)}</ul>${rest}` : empty(Boolean(inboxUrl), region)}`;
}

function card({ event, name, status, currency, sections }) {
  const prices = sections.map((section) => section.priceMinor);
  const least = Math.min(...prices);
  const seats = sections.reduce((sum, section) => sum + section.rows * section.seatsPerRow, 0);
  return html`<li>
    <a class="card" href="#/events/${encodeURIComponent(event)}">
      <h2>${name}</h2>
      <p class="quiet">
        ${seats.toLocaleString()} seats, ${least === Math.max(...prices) ? "" : "from "}${money(least, currency)}
        ${status === "CLOSED" ? html`<br />No longer on sale` : nothing}
      </p>
    </a>
  </li>`;
}

function empty(local, region) {
  return html`<div class="card empty">
    <p>Nothing is on sale. An event is opened with one call:</p>
    <pre><code>curl -X PUT ${location.origin}/v1/events/ev-42 -H content-type:application/json \\
  -d '{"name":"Night of Strings","sections":[{"name":"A","rows":10,"seatsPerRow":20}]}'</code></pre>
    ${local ? html`<p><button class="main" @click=${(e) => openSample(e, region)}>Put a sample event on sale</button></p>` : nothing}
  </div>`;
}

async function openSample(e, region) {
  e.target.setAttribute("aria-disabled", "true");
  // An event is opened in the region that its id names.
  const sample = region ? `${region}~night-of-strings` : "night-of-strings";
  const opened = await call("PUT", paths.event(sample), { body: SAMPLE, wait: 10 });
  if (opened.known && opened.status < 300) {
    location.hash = `#/events/${sample}`;
  } else if (isBarred(opened)) {
    show(refused(opened));
  } else {
    e.target.removeAttribute("aria-disabled");
    e.target.textContent = "No answer: press again, it is the same event";
  }
}
