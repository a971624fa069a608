import uPlot from "../lib/uPlot.esm.js";
import { time } from "./words.js";

const HEIGHT = 150;
const DARK = matchMedia("(prefers-color-scheme: dark)");

/** Told apart by lightness too. */
const COLOURS = {
  light: ["#2b4fb8", "#b4530a", "#17693f", "#8a2f8f", "#0f6f86", "#5a5f69"],
  dark: ["#9db5ff", "#f2b27a", "#7fd3a4", "#e3a5e8", "#7fd0e6", "#a5abb7"],
};

/** One chart for each consumer group, one line for each of its partitions. */
export class LagCharts {
  #root;
  #samples;
  #unit = "seconds";
  #charts = new Map();

  constructor(root, samples) {
    this.#root = root;
    this.#samples = samples;
    DARK.addEventListener("change", () => this.#rebuild());
    new ResizeObserver(() => this.#fit()).observe(root);
  }

  /** Shows seconds or records. */
  show(unit) {
    this.#unit = unit;
    this.#rebuild();
  }

  /** Shows what there is by now. */
  draw() {
    for (const group of this.#samples.groups) {
      const series = this.#samples.of(group);
      const chart = this.#charts.get(group);
      if (chart?.lines !== series.length) {
        this.#replace(group, series);
      }
      const { plot, now, figure } = this.#charts.get(group);
      plot.setData([this.#samples.times, ...series.map((one) => one[this.#unit])]);
      now.textContent = this.#said(series);
      figure.setAttribute("aria-label", `${group}: ${now.textContent}`);
    }
  }

  #said(series) {
    const latest = series.map((one) => one[this.#unit].at(-1)).filter((value) => value !== null);
    if (!latest.length) {
      return "not known now";
    }
    return this.#unit === "seconds" ? `${Math.max(...latest).toFixed(1)} s behind` : `${latest.reduce((a, b) => a + b, 0)} records behind`;
  }

  #replace(group, series) {
    const old = this.#charts.get(group);
    const figure = old?.figure ?? document.createElement("figure");
    figure.setAttribute("role", "img");
    const caption = document.createElement("figcaption");
    const now = document.createElement("span");
    caption.append(group, now);
    figure.replaceChildren(caption);
    old?.plot.destroy();
    if (!old) {
      this.#root.append(figure);
    }
    const plot = new uPlot(this.#options(series, figure), [[], ...series.map(() => [])], figure);
    this.#charts.set(group, { figure, now, plot, lines: series.length });
  }

  #options(series, figure) {
    const style = getComputedStyle(document.documentElement);
    const colours = COLOURS[DARK.matches ? "dark" : "light"];
    const axis = {
      stroke: style.getPropertyValue("--soft"),
      grid: { stroke: style.getPropertyValue("--line"), width: 1 },
      ticks: { show: false },
      font: "11px system-ui, sans-serif",
    };
    return {
      width: widthOf(figure),
      height: HEIGHT,
      legend: { show: false },
      cursor: { show: false },
      // Where all is well the line lies on the ground, and the scale does not make mountains of it.
      scales: { y: { range: (_, __, most) => [0, Math.max(1, most * 1.1)] } },
      axes: [{ ...axis, grid: { show: false }, space: 80, values: (_, at) => at.map((s) => time(s * 1000)) }, { ...axis, size: 46 }],
      series: [
        {},
        ...series.map(({ topic, partition }) => ({
          label: `${topic} ${partition}`,
          stroke: colours[partition % colours.length],
          width: 1.6,
          points: { show: false },
        })),
      ],
    };
  }

  #fit() {
    this.#charts.forEach(({ plot, figure }) => plot.setSize({ width: widthOf(figure), height: HEIGHT }));
  }

  #rebuild() {
    for (const group of this.#charts.keys()) {
      this.#replace(group, this.#samples.of(group));
    }
    this.draw();
  }
}

function widthOf(figure) {
  return Math.max(200, figure.clientWidth);
}
