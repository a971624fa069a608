/**
 * The server's clock, as far as the Date headers of its answers tell. Each header is a whole second, cut off, and was written between the
 * request and its answer: so each answer gives bounds for how far the clocks are apart, and together they give narrow ones.
 */
export class ServerClock {
  #least = -Infinity;
  #most = Infinity;

  /** Learns from an answer to a request that was sent and answered at these times of the local clock. */
  learn(dateHeader, sentAt, answeredAt) {
    const second = Date.parse(dateHeader ?? "");
    if (Number.isNaN(second)) {
      return;
    }
    const least = second - answeredAt;
    const most = second + 999 - sentAt;
    if (least > this.#most || most < this.#least) {
      // One of the clocks was set: what was learnt before is void.
      this.#least = least;
      this.#most = most;
    } else {
      this.#least = Math.max(this.#least, least);
      this.#most = Math.min(this.#most, most);
    }
  }

  /**
   * Milliseconds that are left until a time of the server's clock, at the least: a promise is never shown for longer than it lasts. Negative
   * once it may be over.
   */
  leftUntil(instant, now = Date.now()) {
    const ahead = Number.isFinite(this.#most) ? this.#most : 0;
    return Date.parse(instant) - (now + ahead);
  }
}
