import { count } from "./words.js";

/** What a screen reader says when it changes; not at each second. */
export function announcement(attempt, picked, clock) {
  if (!attempt) {
    return picked.length ? `${count(picked.length, "seat")} picked` : "";
  }
  if (attempt.silence === "lost" && attempt.view !== "UNKNOWN") {
    return "Connection lost. What is shown was true when it was last heard.";
  }
  if (attempt.barred) {
    return "The service does not know who you are.";
  }
  if (attempt.doing) {
    return { pay: "Paying", extend: "Asking for more time", release: "Giving the seats back" }[attempt.doing];
  }
  if (attempt.declined) {
    return "The card was declined. The seats are still held.";
  }
  switch (attempt.view) {
    case "ASKING":
      return "Asking for your seats";
    case "UNKNOWN":
      return "No certain answer came. It is not known yet whether your seats are held.";
    case "BUSY":
      return "The service is too busy and has not taken your request yet.";
    case "CHECKING":
      return "Checking. Your request was accepted and is not decided yet.";
    case "HELD":
      return held(clock.leftUntil(attempt.state.expiresAt));
    case "PAYING":
      return "The payment is under way. Your seats stay yours meanwhile.";
    case "VOIDING":
      return "The payment took too long and is being cancelled.";
    case "SOLD":
      return "Sold. The seats are yours.";
    case "EXPIRED":
      return "The hold has ended.";
    case "RELEASED":
      return "The seats are given back.";
    case "REJECTED":
      return "None of the seats is held: not all of them could be had.";
    default:
      return "The request was refused. Nothing is held.";
  }
}

function held(ms) {
  const seconds = Math.ceil(ms / 1000);
  if (seconds <= 0) {
    return "Time is over. Asking whether the hold has ended.";
  }
  const mark = [10, 30, 60].find((limit) => seconds <= limit);
  return mark ? `Held for you. Less than ${mark} seconds are left.` : "Held for you.";
}

