const KEY = "accord.token";

function remembered(): string {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

let held = $state(remembered());

/** The access token that this session sends; blank where none was given. */
export function token(): string {
  return held;
}

/** Sends this token from now on, until the tab is closed; a blank one forgets it. */
export function useToken(value: string): void {
  held = value.trim();
  try {
    if (held) sessionStorage.setItem(KEY, held);
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage may be forbidden; the token then lasts as long as the page.
  }
}
