import { MINOR_DIGITS } from "./currencies.js";

/** An amount in minor units, as people write it. */
export function money(minor, currency) {
  if (!minor) {
    return "free";
  }
  // Digits as ISO 4217 has them, in which prices are given. A browser's own are those that people mostly write: none for HUF, IDR or PKR.
  const digits = MINOR_DIGITS[currency] ?? 2;
  const format = new Intl.NumberFormat(undefined, {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(minor / 10 ** digits);
}

/** A time of day, to the second. */
export function time(instant) {
  return new Date(instant).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
}

/** A time of day, to the millisecond. */
export function exactTime(instant) {
  return new Date(instant).toLocaleTimeString(undefined, {
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
  });
}

/** Minutes and seconds, rounded down: what is shown is left for certain. */
export function left(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** A number of things. */
export function count(n, one, many = `${one}s`) {
  return n === 1 ? `1 ${one}` : `${n} ${many}`;
}
