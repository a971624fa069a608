import { ServerClock } from "./clock.js";
import { authorization } from "./token.js";

/** Longer than the service waits for the owner of the seats, by what a slow network takes. */
const PATIENCE_MS = 15_000;

export const clock = new ServerClock();

/**
 * What became of a call. `known` is false if no answer came, or one that itself says that it is not known whether the call took effect:
 * then nothing may be concluded about what was asked for.
 */
export async function call(method, path, { body, after, wait = 2, signal } = {}) {
  const sentAt = Date.now();
  const headers = { Prefer: `wait=${wait}`, ...authorization() };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  if (after) {
    headers["Holdfast-After"] = after;
  }
  try {
    const timeout = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      cache: "no-store",
    });
    const text = await response.text();
    clock.learn(response.headers.get("Date"), sentAt, Date.now());
    const answer = text ? JSON.parse(text) : {};
    return {
      known: response.status < 500 || answer.accepted === "no",
      status: response.status,
      body: answer,
      code: String(answer.type ?? "").split(":").pop(),
      evidence: response.headers.get("Holdfast-Evidence"),
      retryAfterMs: 1000 * Number(response.headers.get("Retry-After") ?? 0),
    };
  } catch (failure) {
    if (signal?.aborted) {
      throw failure;
    }
    return { known: false, status: 0, body: {}, code: "no-answer", evidence: null, retryAfterMs: 0 };
  }
}

const id = encodeURIComponent;

export const paths = {
  event: (event) => `/v1/events/${id(event)}`,
  seats: (event) => `/v1/events/${id(event)}/seats`,
  seatStream: (event) => `/v1/events/${id(event)}/seats/stream`,
  reservation: (event, reservation) => `/v1/events/${id(event)}/reservations/${id(reservation)}`,
};
