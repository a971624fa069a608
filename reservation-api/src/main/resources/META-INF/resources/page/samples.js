/** As many as two an hour's quarter at the page's pace; what is older is of no use on a chart that is watched. */
const KEPT = 450;

/** The lag of each group and partition over time, as far as this page has seen it. A sample that could not be had is a gap. */
export class Samples {
  #times = [];
  #series = new Map();

  /** Takes what was read at a time; null if nothing could be read. */
  add(atMs, lags) {
    this.#times.push(atMs / 1000);
    const length = this.#times.length;
    for (const lag of lags ?? []) {
      const series = this.#of(lag);
      series.seconds[length - 1] = lag.seconds;
      series.records[length - 1] = lag.records;
    }
    for (const { seconds, records } of this.#series.values()) {
      fill(seconds, length);
      fill(records, length);
    }
    if (length > KEPT) {
      this.#times.shift();
      this.#series.forEach(({ seconds, records }) => [seconds, records].forEach((values) => values.shift()));
    }
  }

  /** When the samples were taken, in seconds since 1970. */
  get times() {
    return this.#times;
  }

  /** The groups that were seen, in order. */
  get groups() {
    return [...new Set([...this.#series.values()].map(({ group }) => group))].sort();
  }

  /** What was seen of a group, one series for each partition. */
  of(group) {
    return [...this.#series.values()].filter((series) => series.group === group);
  }

  #of({ group, topic, partition }) {
    const key = `${group} ${topic} ${partition}`;
    if (!this.#series.has(key)) {
      this.#series.set(key, { group, topic, partition, seconds: [], records: [] });
    }
    return this.#series.get(key);
  }
}

function fill(values, length) {
  for (let i = 0; i < length; i++) {
    values[i] ??= null;
  }
}
