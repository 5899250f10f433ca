// The state that the server sends, and who wants to know of it.

const listeners = new Set();

export const now = { number: 0, pages: [], articles: [], errors: [], warnings: [], fill: null };
export const server = { editor: false, at: null, connected: false };

/** Call `listener(now, before)` after each new state, in the order of registration. */
export function onState(listener) {
  listeners.add(listener);
}

const links = new Set();

/** Call `listener(connected)` when the stream opens or breaks. */
export function onConnection(listener) {
  links.add(listener);
}

function take(state) {
  const before = { ...now };
  Object.assign(now, { fill: null }, state);
  for (const listener of listeners) listener(now, before);
}

function connected(is) {
  server.connected = is;
  for (const listener of links) listener(is);
}

/** Open the stream of events; the browser opens it again whenever it breaks. */
export function connect() {
  const events = new EventSource("/events");
  events.addEventListener("hello", (event) => {
    Object.assign(server, JSON.parse(event.data));
    connected(true);
  });
  events.addEventListener("state", (event) => take(JSON.parse(event.data)));
  events.addEventListener("error", () => connected(false));
  addEventListener("pagehide", () => events.close());
}
