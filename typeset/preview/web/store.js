// The state that the server sends, and who wants to know of it.

const listeners = new Set();

export const now = { number: 0, pages: [], articles: [], errors: [], warnings: [], fill: null };
export const server = {
  editor: null,
  at: null,
  connected: undefined,
  setting: true,
  saving: 0,
  sent: true,
  written: 0,
};

/** Call `listener(now, before)` after each new state, in the order of registration. */
export function onState(listener) {
  listeners.add(listener);
}

const links = new Set();

/** Call `listener()` when the stream opens or breaks, or a setting or saving begins or ends. */
export function onServer(listener) {
  links.add(listener);
}

function take(state) {
  const before = { ...now };
  Object.assign(now, { fill: null, dummy: null }, state);
  for (const listener of listeners) listener(now, before);
  publish({ setting: state.setting });
}

function publish(news) {
  Object.assign(server, news);
  for (const listener of links) listener();
}

/** Tell that something is being saved until `done` comes; what comes of it. */
export async function saved(done) {
  publish({ saving: server.saving + 1 });
  try {
    return await done;
  } finally {
    publish({ saving: server.saving - 1 });
  }
}

/** Tell whether the last request had an answer. */
export const sending = (sent) => sent !== server.sent && publish({ sent });

/** Tell that files were written at `time`: what was set before is not up to date. */
export const written = (time) => publish({ written: Math.max(time, server.written) });

/** Open the stream of events; the browser opens it again whenever it breaks. */
export function connect() {
  const events = new EventSource("events");
  events.addEventListener("hello", (event) => {
    publish({ ...JSON.parse(event.data), connected: true });
  });
  events.addEventListener("state", (event) => take(JSON.parse(event.data)));
  events.addEventListener("setting", (event) => publish(JSON.parse(event.data)));
  events.addEventListener("error", () => publish({ connected: false }));
  addEventListener("pagehide", () => events.close());
}
