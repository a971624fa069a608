import { html, nothing } from "../lib/lit-html.js";
import { howToGetIn } from "./barred.js";
import { count, left, money, time } from "./words.js";

const CARDS = [
  ["pm_card_visa", "Visa that pays"],
  ["pm_card_visa_chargeDeclined", "Visa that is declined"],
  ["pm_card_visa_chargeDeclinedInsufficientFunds", "Visa without enough money"],
];

const DECLINED = {
  generic_decline: "The bank declined the card and gave no reason.",
  insufficient_funds: "There is not enough money on the card.",
};

/** The panel about the customer's seats. It says what is known, and of the rest that it is not known. */
export function panel(p) {
  if (!p.attempt) {
    return choosing(p);
  }
  const shown = {
    ASKING: asking,
    UNKNOWN: unknown,
    BUSY: noRoom,
    CHECKING: checking,
    HELD: held,
    PAYING: paying,
    VOIDING: voiding,
    SOLD: sold,
    EXPIRED: expired,
    RELEASED: released,
    REJECTED: rejected,
    GONE: gone,
  }[p.attempt.view];
  return html`${(shown ?? refused)(p)} ${p.hint ? html`<p class="note warn">${p.hint}</p>` : nothing} ${evidence(p)}`;
}

function heading(text) {
  return html`<h2 tabindex="-1">${text}</h2>`;
}

function choosing({ event, picked, hint, holdSeconds, reserve, unpick, lasting }) {
  const closed = event.status === "CLOSED";
  if (closed) {
    return html`${heading("No longer on sale")}
      <p class="quiet">The event takes no new reservations. Those that were made run on.</p>`;
  }
  const total = picked.reduce((sum, seat) => sum + price(event, seat), 0);
  return html`${heading("Your seats")}
    ${picked.length
      ? html`<ul class="picks" aria-label="Picked seats">
            ${picked.map(
              (seat) =>
                html`<li>${seat} <button @click=${() => unpick(seat)} aria-label="Put ${seat} back">×</button></li>`,
            )}
          </ul>
          <p class="total"><span>${count(picked.length, "seat")}</span><span>${money(total, event.currency)}</span></p>`
      : html`<p class="quiet">Pick up to ten seats on the map.</p>`}
    ${hint ? html`<p class="note warn">${hint}</p>` : nothing}
    <button class="main" id="reserve" aria-disabled=${String(picked.length === 0)} @click=${reserve}>
      Reserve for ${duration(holdSeconds)}
    </button>
    <p class="quiet small">Nothing is held before you press the button.</p>
    ${lasting ? nothing : html`<p class="note warn">This browser keeps nothing: a reload would lose your reservation's number.</p>`}`;
}

function asking(p) {
  return html`${heading("Asking for your seats …")} ${seats(p)}
    <button class="main pulse" id="reserve" aria-disabled="true" @click=${p.reserve}>Asking …</button>`;
}

function unknown(p) {
  return html`${heading("We do not know yet")}
    <p class="note warn" id="unknown">
      No certain answer came: the connection was lost, or the service could not tell. Your seats may be held, or not. The same request is
      being sent again, under the same number: you cannot end up with two holds.
    </p>
    ${barred(p)} ${seats(p)}
    <button id="reserve" @click=${p.reserve}>Ask again now</button>`;
}

function noRoom(p) {
  return html`${heading("Waiting for the service …")}
    <p class="note warn">It is too busy, and has not taken your request yet: nothing is held. Asking again …</p>
    ${seats(p)}
    <button id="reserve" @click=${p.reserve}>Ask again now</button>`;
}

function checking(p) {
  const { checking } = p.attempt;
  return html`${heading("Checking …")}
    <p class="note" id="checking">
      Your request was accepted and stands in the line of all requests. It is not decided yet: the seats may turn out to be yours, or
      someone else's who was there before. Please wait, or come back; the answer will be here.
    </p>
    ${barred(p)} ${seats(p)}
    <dl class="small quiet">
      ${checking?.sentAt ? html`<dt>Accepted at</dt><dd>${time(checking.sentAt)}, by the service's clock</dd>` : nothing}
    </dl>`;
}

function held(p) {
  const { attempt, leftMs } = p;
  const over = leftMs <= 0;
  return html`${heading(over ? "The time is over" : "Held for you")}
    <p class="countdown ${leftMs < 60_000 ? "late" : ""}" id="countdown" role="timer" aria-label="Time left">${left(leftMs)}</p>
    ${over
      ? html`<p class="note warn">By the service's clock the hold may have ended. Asking whether it has …</p>`
      : html`<p class="quiet small">until ${time(attempt.state.expiresAt)}. Nobody else can have the seats before.</p>`}
    ${lost(p)} ${seats(p)} ${declined(attempt)} ${problem(attempt)} ${doubt(attempt)} ${checkout(p)}
    <div class="actions">
      <button id="extend" aria-disabled=${busy(p)} @click=${() => attempt.extend(p.holdSeconds)}>More time</button>
      <button id="release" aria-disabled=${busy(p)} @click=${() => attempt.release()}>
        ${attempt.doing === "release" ? "Giving back …" : "Give back"}
      </button>
    </div>`;
}

function checkout(p) {
  const { attempt, form } = p;
  const { priceMinor, currency } = attempt.state;
  const pay = (e) => {
    e.preventDefault();
    if (!attempt.doing) {
      const data = new FormData(e.currentTarget);
      p.edit({ email: data.get("email"), card: data.get("card") ?? form.card });
      void attempt.pay(data.get("card"), data.get("email"));
    }
  };
  return html`<form @submit=${pay}>
    ${priceMinor
      ? html`<fieldset>
          <legend>Test card</legend>
          ${CARDS.map(
            ([token, name]) => html`<label class="choice">
              <input type="radio" name="card" value=${token} ?checked=${form.card === token} /> ${name}
            </label>`,
          )}
        </fieldset>`
      : nothing}
    <label class="field">
      <span>E-mail for the receipt, if you want one</span>
      <input name="email" type="email" autocomplete="email" maxlength="190" value=${form.email} />
    </label>
    <button class="main" id="pay" aria-disabled=${busy(p)}>
      ${attempt.doing === "pay" ? "Paying …" : priceMinor ? `Pay ${money(priceMinor, currency)}` : "Take the seats"}
    </button>
  </form>`;
}

function paying(p) {
  return html`${heading("Payment under way …")} ${lost(p)} ${differs(p.attempt)}
    <p class="note" id="paying">
      The payment provider has not answered yet. Your seats stay yours until it has; you need not press anything, and you can close this
      page and come back.
    </p>
    ${seats(p)}`;
}

function voiding(p) {
  return html`${heading("Payment being cancelled …")} ${lost(p)}
    <p class="note warn">
      The payment provider took too long. The payment is being cancelled; until that is confirmed, the seats are neither sold nor given to
      anyone else.
    </p>
    ${seats(p)}`;
}

function sold(p) {
  const { attempt } = p;
  if (attempt.state.settlement === "CAPTURE_FAILED") {
    return unpaid(p);
  }
  return html`${heading("Sold: the seats are yours")} ${barred(p)} ${seats(p)} ${differs(attempt)} ${receipt(p)} ${problem(attempt)} ${doubt(attempt)}
    ${readdress(p)}
    <button @click=${() => p.dismiss()}>Choose more seats</button>`;
}

/** What became of the receipt. */
function receipt(p) {
  const { receipt } = p.attempt.state;
  const { email } = p.attempt.differs?.includes("email") ? {} : p.form;
  const to = email ? html` to <strong>${email}</strong>` : nothing;
  if (receipt === "NONE") {
    return html`<p class="note" id="receipt">No receipt is sent, since there is no address for it. The sale stands all the same.</p>`;
  }
  if (receipt === "PARKED") {
    return html`<p class="note warn" id="receipt">
      The receipt could not be delivered${to}. The sale stands all the same; check the address, or give a different one.
    </p>`;
  }
  const inbox = html`<a id="inbox" href=${p.inboxUrl} target="_blank" rel="noopener">the local inbox</a>`;
  return html`<p class="note good" id="receipt">
    ${receipt === "SENT" ? "Your receipt was sent" : "Your receipt is on its way"}${to}${p.inboxUrl
      ? html`, and arrives in ${inbox}`
      : nothing}. If it is late, the sale stands all the same.
  </p>`;
}

/** Lets the customer correct the address. */
function readdress(p) {
  const send = (e) => {
    e.preventDefault();
    const email = new FormData(e.currentTarget).get("contact");
    p.edit({ email });
    void p.attempt.readdress(email);
  };
  return html`<form @submit=${send}>
    <label class="field">
      <span>Send the receipt to another address</span>
      <input name="contact" type="email" autocomplete="email" maxlength="190" required />
    </label>
    <button id="readdress" aria-disabled=${busy(p)}>Send it there</button>
  </form>`;
}

/** Another window was first: what was given there counts. */
function differs({ differs }) {
  return differs?.length
    ? html`<p class="note warn" id="differs">
        These seats were paid for in another window.
        ${differs.includes("email") ? "The receipt goes to the address that was given there." : nothing}
        ${differs.includes("paymentMethod") ? "The card that was given there is charged, and no other." : nothing}
      </p>`
    : nothing;
}

/** Sold, and the money was not taken: it can be paid for again. */
function unpaid(p) {
  const { attempt } = p;
  return html`${heading("The seats are yours, and not paid yet")} ${seats(p)}
    <p class="note warn" id="unpaid">The payment could not be completed, and no money was taken. Please pay once more; nobody else can have the seats.</p>
    ${barred(p)} ${declined(attempt)} ${problem(attempt)} ${doubt(attempt)} ${checkout(p)}`;
}

function expired(p) {
  return html`${heading("The hold has ended")}
    <p class="quiet">It was not paid for in time, and the seats can be had by anyone again. Nothing was charged.</p>
    ${seats(p)}
    <button class="main" @click=${() => p.dismiss(true)}>Choose again</button>`;
}

function released(p) {
  return html`${heading("Given back")}
    <p class="quiet">The seats can be had by anyone again. Nothing was charged.</p>
    ${seats(p)}
    <button class="main" @click=${() => p.dismiss()}>Choose seats</button>`;
}

function rejected(p) {
  const taken = p.attempt.problem?.seats ?? p.attempt.state?.unavailable ?? [];
  return html`${heading("Not all of the seats could be had")}
    <p class="note bad" id="rejected">
      ${taken.length ? html`${taken.map(({ seat }) => seat).join(", ")} ${taken.length === 1 ? "was" : "were"} taken by someone else. ` : nothing}None
      of your seats is held.
    </p>
    <button class="main" @click=${() => p.dismiss(true)}>Choose again</button>`;
}

function gone(p) {
  return html`${heading("No longer known")}
    <p class="quiet">The service knows no reservation of this number: ${p.attempt.problem?.detail}.</p>
    <button class="main" @click=${() => p.dismiss()}>Choose seats</button>`;
}

function refused(p) {
  if (p.attempt.barred) {
    return html`${heading("Who are you?")} ${barred(p)}
      <p class="quiet">Your request was not taken: nothing is held.</p>
      <button class="main" @click=${() => p.dismiss(true)}>Choose again</button>`;
  }
  const { code, title, detail } = p.attempt.problem ?? {};
  return html`${heading(code === "no-such-reservation" ? "The request never arrived" : (title ?? "Refused"))}
    <p class="note bad">${detail ?? "The service refused the request"}. Nothing is held.</p>
    <button class="main" @click=${() => p.dismiss(true)}>Choose again</button>`;
}

function seats({ attempt, event }) {
  const { state, saved } = attempt;
  const total = state?.priceMinor ?? saved.seats.reduce((sum, seat) => sum + price(event, seat), 0);
  return html`<ul class="picks" aria-label="Seats">
      ${saved.seats.map((seat) => html`<li>${seat}</li>`)}
    </ul>
    <p class="total">
      <span>${count(saved.seats.length, "seat")}</span><span>${money(total, state?.currency ?? event.currency)}</span>
    </p>`;
}

function barred({ attempt: { barred } }) {
  return barred ? html`<p class="note warn" id="barred">${howToGetIn(barred)}</p>` : nothing;
}

function lost(p) {
  const { silence, heardAt } = p.attempt;
  if (!silence) {
    return nothing;
  }
  const why = { busy: "The service is too busy to answer.", barred: "The service does not know you any more." }[silence] ?? "Connection lost.";
  return html`${barred(p)}<p class="note warn" id="lost">
    ${why} This is what was known${heardAt
      ? ` at ${time(heardAt)}`
      : " last"}; the hold does not depend on your connection, and its end does not either.
  </p>`;
}

function declined({ declined, state }) {
  const stay = state?.status === "SOLD" ? "stay yours" : "are still held";
  return declined
    ? html`<p class="note bad" id="declined">
        ${DECLINED[declined] ?? "The card was declined."} No money was taken, and the seats ${stay}. Try another card.
      </p>`
    : nothing;
}

function problem({ problem }) {
  return problem ? html`<p class="note warn">${problem.detail}.</p>` : nothing;
}

function doubt({ doubt }) {
  if (!doubt) {
    return nothing;
  }
  const what = { pay: "the payment", extend: "the request for more time", release: "giving the seats back", readdress: "the new address" }[doubt.what];
  return html`<p class="note warn" id="doubt">
    ${doubt.notSeen
      ? `No answer came about ${what}, and so far there is no sign of it. You can press the button again: it is the same request.`
      : `No answer came about ${what}. Finding out what became of it …`}
  </p>`;
}

function busy({ attempt }) {
  return String(Boolean(attempt.doing));
}

/** What the panel rests on, for a reader who wants to see it. */
function evidence({ attempt }) {
  const { state, reservation, checking } = attempt;
  const place = checking ?? state?.evidence;
  return html`<details class="evidence" ?open=${attempt.view === "CHECKING"}>
    <summary>Evidence</summary>
    <dl>
      <dt>Number</dt>
      <dd class="mono" id="reservation">${reservation}</dd>
      <dt>State</dt>
      <dd>${attempt.view}${state ? `, version ${state.version}` : ""}</dd>
      ${place
        ? html`<dt>${checking ? "Stands at" : "Decided at"}</dt>
            <dd class="mono" id="position">${place.partition}:${place.offset}</dd>`
        : nothing}
      ${checking?.sentAt ? html`<dt>Accepted</dt><dd>${time(checking.sentAt)} by ${checking.sentBy}</dd>` : nothing}
      ${state?.evidence?.at ? html`<dt>When</dt><dd>${time(state.evidence.at)} by ${state.evidence.decidedBy}</dd>` : nothing}
      ${state?.evidence?.traceId ? html`<dt>Trace</dt><dd class="mono">${state.evidence.traceId}</dd>` : nothing}
    </dl>
  </details>`;
}

function price(event, seat) {
  const section = event.sections.find(({ name }) => seat.startsWith(`${name}-`));
  return section?.priceMinor ?? 0;
}

function duration(seconds) {
  return seconds % 60 === 0 ? count(seconds / 60, "minute") : count(seconds, "second");
}
