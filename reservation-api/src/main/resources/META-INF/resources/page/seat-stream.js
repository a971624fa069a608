import { paths } from "./api.js";
import { authorization } from "./token.js";

/** The service says something every five seconds. A client that hears nothing for this long is cut off, whatever the connection believes. */
const SILENCE_MS = 12_000;
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 10_000;

/**
 * Follows the seats of an event: calls `snapshot` with every seat, `change` with each change, and `live` with whether it hears the service.
 * Read with fetch rather than EventSource, to which a connection that died in silence looks alive: what is said in comments counts here.
 */
export class SeatStream {
  #event;
  #listener;
  #last = null;
  #abort = new AbortController();
  #wake = () => {};
  #failures = 0;
  #complete = false;
  #closed = false;

  constructor(event, listener) {
    this.#event = event;
    this.#listener = listener;
    this.#run();
  }

  close() {
    this.#closed = true;
    this.#abort.abort();
    this.#wake();
  }

  /** Tries now rather than later. */
  retryNow() {
    this.#wake();
  }

  async #run() {
    while (!this.#closed) {
      try {
        await this.#read();
      } catch {
        // Told below, as any end of a stream is.
      }
      if (!this.#closed) {
        this.#listener.live(false);
        const pause = Math.min(LONGEST_RETRY_MS, RETRY_MS * 2 ** this.#failures++);
        await new Promise((wake) => {
          this.#wake = wake;
          setTimeout(wake, pause);
        });
      }
    }
  }

  async #read() {
    this.#abort = new AbortController();
    let silence = setTimeout(() => this.#abort.abort(), SILENCE_MS);
    try {
      const response = await fetch(paths.seatStream(this.#event), {
        headers: { ...authorization(), ...(this.#last ? { "Last-Event-ID": this.#last } : {}) },
        signal: this.#abort.signal,
        cache: "no-store",
      });
      if (!response.ok) {
        return;
      }
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (;;) {
        const { value, done } = await reader.read();
        if (done || this.#closed) {
          return;
        }
        clearTimeout(silence);
        silence = setTimeout(() => this.#abort.abort(), SILENCE_MS);
        this.#failures = 0;
        const blocks = (rest + value).split("\n\n");
        rest = blocks.pop();
        blocks.forEach((block) => this.#take(block));
        // Before the first snapshot there is nothing that could be up to date.
        if (this.#complete) {
          this.#listener.live(true);
        }
      }
    } finally {
      clearTimeout(silence);
    }
  }

  #take(block) {
    const fields = {};
    for (const line of block.split("\n")) {
      const colon = line.indexOf(":");
      if (colon > 0) {
        fields[line.slice(0, colon)] = line.slice(colon + 1).trimStart();
      }
    }
    if (fields.event === "snapshot") {
      const { seats, elsewhere } = JSON.parse(fields.data);
      this.#listener.snapshot(seats, elsewhere ?? []);
      this.#complete = true;
    } else if (fields.event === "change") {
      const { seat, status } = JSON.parse(fields.data);
      this.#listener.change(seat, status);
    }
    if (fields.id) {
      this.#last = fields.id;
    }
  }
}
