import { html } from "../lib/lit-html.js";
import { hasToken } from "./token.js";

/** Whether the service does not know who asks, or does not allow it: then nothing was done. */
export function isBarred({ known, status }) {
  return known && (status === 401 || status === 403);
}

/** What to do about it. */
export function howToGetIn({ code, body: { scope } }) {
  return html`${why(code, scope)} Open the link that this page was given to you with once more, or one with a new token.
    <span class="small">On a local stack <code>./holdfast up --secure</code> prints such a link, and <code>./holdfast token</code> a new
    token for it: <code>${location.origin}/#token=…</code></span>`;
}

function why(code, scope) {
  if (code === "forbidden") {
    return scope ? `Your token does not allow this: it lacks the scope ${scope}.` : "This is not allowed.";
  }
  return hasToken()
    ? "Your token is no longer good, or never was."
    : "This service asks who you are, and this page has no token that says so.";
}
