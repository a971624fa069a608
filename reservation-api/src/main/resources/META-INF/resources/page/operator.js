import { html, nothing, render } from "../lib/lit-html.js";
import { call, paths } from "./api.js";
import { howToGetIn, isBarred } from "./barred.js";
import { LagCharts } from "./lag-charts.js";
import { Samples } from "./samples.js";
import { count, exactTime } from "./words.js";

const EVERY_MS = 2_000;
const DEAD_LETTERS = /^holdfast\.(.*)\.dead-letters$/;

/** Holds that are overdue for longer than this are not about to be swept: promise P5 is at stake. */
const SWEPT_WITHIN_S = 1;

const at = (id) => document.getElementById(id);
const samples = new Samples();
const charts = new LagCharts(at("charts"), samples);
let lag = null;
let overview = null;

at("unit-seconds").addEventListener("click", () => unit("seconds"));
at("unit-records").addEventListener("click", () => unit("records"));
at("story-form").addEventListener("submit", story);
void round();

function unit(name) {
  at("unit-seconds").setAttribute("aria-pressed", String(name === "seconds"));
  at("unit-records").setAttribute("aria-pressed", String(name === "records"));
  charts.show(name);
}

async function round() {
  const started = Date.now();
  if (!document.hidden) {
    const [lagAnswer, overviewAnswer] = await Promise.all([call("GET", "/v1/lag"), call("GET", "/v1/overview")]);
    lag = ok(lagAnswer);
    overview = ok(overviewAnswer);
    render(barred(lagAnswer), at("barred"));
    samples.add(Date.now(), lag?.lags ?? null);
    charts.draw();
    render(tiles(), at("now"));
    render(lagTable(), at("lag-table"));
    render(unpaid(), at("unpaid"));
  }
  setTimeout(round, Math.max(500, EVERY_MS - (Date.now() - started)));
}

/** Without a token that may look, everything below is a question mark. */
function barred(answer) {
  return isBarred(answer) ? html`<p class="note warn">${howToGetIn(answer)}</p>` : nothing;
}

function ok({ known, status, body }) {
  return known && status === 200 ? body : null;
}

// Now.

function tiles() {
  return html`<div class="tiles">
    ${tile("Longest lag", lag && longest(lag.lags), "Kafka did not answer")}
    ${tile("Holds past their end, not yet swept", overview && overdue(overview.overdue), "no answer")}
    ${tile("Dead letters", overview?.deadLetters && letters(overview.deadLetters), "Kafka did not answer")}
    ${tile("Payments without an outcome", overview && open(overview.unpaid), "no answer")}
    <div class="card tile">
      <h2>Reservations by state</h2>
      ${overview ? states(overview) : html`<strong>?</strong><span class="small quiet">no answer</span>`}
    </div>
  </div>`;
}

function tile(name, figure, unknown) {
  return html`<div class="card tile ${figure?.warn ? "warn" : ""}">
    <h2>${name}</h2>
    <strong>${figure?.value ?? "?"}</strong>
    <span class="small quiet">${figure ? figure.text : unknown}</span>
  </div>`;
}

function longest(lags) {
  const worst = lags.reduce((most, one) => (one.seconds > (most?.seconds ?? -1) ? one : most), null);
  const records = lags.reduce((sum, one) => sum + one.records, 0);
  return worst
    ? {
        value: seconds(worst.seconds),
        warn: worst.seconds > 5,
        text: records ? `${worst.group}, partition ${worst.partition}; ${count(records, "record")} in all` : "nobody is behind",
      }
    : { value: "–", text: "no consumer group yet" };
}

function overdue({ holds, longestSeconds }) {
  return {
    value: holds,
    warn: longestSeconds > SWEPT_WITHIN_S,
    text: holds ? `the longest for ${seconds(longestSeconds)}` : "each hold that is over is swept",
  };
}

function letters(topics) {
  const all = topics.reduce((sum, topic) => sum + topic.records, 0);
  const where = topics.filter(({ records }) => records).map(({ topic, records }) => `${records} of ${DEAD_LETTERS.exec(topic)?.[1] ?? topic}`);
  return {
    value: `${topics.every(({ exact }) => exact) ? "" : "≤ "}${all}`,
    warn: all > 0,
    text: where.join(", ") || "nothing was put aside",
  };
}

function open({ reservations, oldest }) {
  return {
    value: reservations,
    warn: (oldest[0]?.seconds ?? 0) > 60,
    text: reservations ? `the oldest for ${seconds(oldest[0].seconds)}` : "each is settled",
  };
}

function states({ reservations }) {
  const entries = Object.entries(reservations);
  return html`<dl class="states">
      ${entries.map(([state, n]) => html`<div><dt>${state}</dt><dd>${n.toLocaleString()}</dd></div>`)}
    </dl>
    ${entries.length ? nothing : html`<span class="small quiet">none yet</span>`}`;
}

function seconds(s) {
  return s < 10 ? `${s.toFixed(1)} s` : s < 120 ? `${Math.round(s)} s` : `${Math.round(s / 60)} min`;
}

// Lag, as a table.

function lagTable() {
  return html`<summary>The figures</summary>
    ${lag
      ? html`<div class="scroll" tabindex="0" role="region" aria-label="Lag of each partition">
          <table>
            <thead>
              <tr>
                <th scope="col">Group</th>
                <th scope="col">Topic</th>
                <th scope="col" class="number">Partition</th>
                <th scope="col" class="number">Position</th>
                <th scope="col" class="number">End</th>
                <th scope="col" class="number">Records</th>
                <th scope="col" class="number">Seconds</th>
              </tr>
            </thead>
            <tbody>
              ${lag.lags.map(
                (one) => html`<tr>
                  <td>${one.group}</td>
                  <td>${one.topic}</td>
                  <td class="number">${one.partition}</td>
                  <td class="number">${one.position}</td>
                  <td class="number">${one.end}</td>
                  <td class="number">${one.exact ? "" : "≤ "}${one.records}</td>
                  <td class="number">${one.seconds.toFixed(1)}</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>`
      : html`<p class="note warn">Kafka did not answer: how far its consumers are is not known now.</p>`}`;
}

// Payments.

function unpaid() {
  if (!overview) {
    return html`<p class="note warn">The service did not answer: what is open is not known now.</p>`;
  }
  const { oldest, reservations } = overview.unpaid;
  if (!reservations) {
    return html`<p class="quiet">None: every payment that was begun has been taken, declined or voided.</p>`;
  }
  return html`<div class="scroll" tabindex="0" role="region" aria-label="The oldest payments without an outcome">
    <table>
      <thead>
        <tr><th scope="col">Event</th><th scope="col">Reservation</th><th scope="col">State</th><th scope="col" class="number">For</th></tr>
      </thead>
      <tbody>
        ${oldest.map(
          (one) => html`<tr>
            <td>${one.event}</td>
            <td><a href="#story" @click=${() => tell(one.event, one.reservation)}>${one.reservation}</a></td>
            <td>${one.status}</td>
            <td class="number">${seconds(one.seconds)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>
  ${reservations > oldest.length ? html`<p class="quiet small">The ${oldest.length} oldest of ${reservations}.</p>` : nothing}`;
}

// A reservation's story.

function story(e) {
  e.preventDefault();
  const data = new FormData(e.currentTarget);
  void tell(data.get("event").trim(), data.get("reservation").trim());
}

async function tell(event, reservation) {
  const form = at("story-form");
  form.elements.event.value = event;
  form.elements.reservation.value = reservation;
  render(html`<p class="quiet">Reading …</p>`, at("story"));
  const [history, state] = await Promise.all(
    ["/history", ""].map((suffix) => call("GET", paths.reservation(event, reservation) + suffix)),
  );
  render(told(history, state), at("story"));
}

function told(history, state) {
  if (!history.known || history.status >= 500) {
    return html`<p class="note warn">The service did not answer: nothing can be said about it now.</p>`;
  }
  if (history.status === 202) {
    return html`<p class="note">Checking: a command about it stands on the log and is not decided yet. Ask again.</p>`;
  }
  if (isBarred(history)) {
    return barred(history);
  }
  if (history.status !== 200) {
    return html`<p class="note bad">${history.body.detail ?? "Refused"}.</p>`;
  }
  return html`<p>
      Now <strong>${history.body.history.at(-1)?.status ?? "?"}</strong>${state.body.seats ? `: ${state.body.seats.join(", ")}` : ""}
    </p>
    <ol class="steps">
      ${history.body.history.map(
        (step) => html`<li>
          <time datetime=${step.at}>${exactTime(step.at)}</time>
          <div>
            <strong>${step.status}</strong> <span class="quiet">version ${step.version}</span>
            <div class="small quiet">
              ${step.fact}, by ${step.command} at <span class="mono">${step.evidence.partition}:${step.evidence.offset}</span>
              ${step.evidence.traceId ? html`· trace <span class="mono">${step.evidence.traceId}</span>` : nothing}
            </div>
          </div>
        </li>`,
      )}
    </ol>`;
}
