const KEY = "holdfast-token";

/**
 * A link may bring a token behind its `#`, which no server is sent and no log keeps. It is taken out of the address and kept for as long as this tab is
 * open.
 */
function take() {
  const token = /^#token=([\w.-]+)$/.exec(location.hash)?.[1];
  if (token) {
    sessionStorage.setItem(KEY, token);
    history.replaceState(null, "", location.pathname + location.search);
  }
}

// Before any other module reads the address: this one is loaded first.
take();
addEventListener("hashchange", take);

/** Whether this tab was given one. */
export function hasToken() {
  return sessionStorage.getItem(KEY) !== null;
}

/** Headers by which the service knows who asks; none without a token. */
export function authorization() {
  const token = sessionStorage.getItem(KEY);
  return token ? { Authorization: `Bearer ${token}` } : {};
}
