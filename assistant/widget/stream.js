// A question -> events of the answer as they arrive, and the whole answer; or a Failure that says why not.
const SILENCE = 35000; // the server's heartbeat comes every 10 s

/** What went wrong: stopped, offline, unreachable, closed, rate, limit, cut or error. */
export class Failure extends Error {
  constructor(kind, detail = {}) {
    super(kind);
    Object.assign(this, { kind, ...detail });
  }
}

/** Ask; `onEvent(name, data)` hears each event; resolves to the whole answer. */
export async function askStream(panel, body, signal, onEvent) {
  const watch = new AbortController();
  const stop = () => watch.abort();
  signal.addEventListener("abort", stop);
  try {
    const reply = await post(panel, "v1/chat", { ...body, stream: true }, watch.signal);
    const type = reply.headers.get("content-type") ?? "";
    if (!type.includes("event-stream")) return await reply.json();
    return await follow(reply.body, watch, onEvent);
  } catch (error) {
    if (signal.aborted) throw new Failure("stopped");
    throw error instanceof Failure ? error : new Failure("cut");
  } finally {
    signal.removeEventListener("abort", stop);
    watch.abort();
  }
}

/** Fetch something of the server without cookies, without a trace in a cache, without a referrer. */
export function call(url, options) {
  return fetch(url, { cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer", ...options });
}

/** Send JSON, with the key of the site where it has one; a Failure says why it was not taken. */
export async function post({ base, host }, path, body, signal) {
  const headers = { "Content-Type": "application/json" };
  const key = host.getAttribute("api-key");
  if (key) headers.Authorization = `Bearer ${key}`;
  const reply = await call(base + path, { method: "POST", headers, body: JSON.stringify(body), signal }).catch(() => {
    throw new Failure(navigator.onLine === false ? "offline" : "unreachable");
  });
  if (reply.ok) return reply;
  const problem = await reply.json().catch(() => ({}));
  throw new Failure(kindOf(reply.status), {
    status: reply.status,
    reference: problem.request_id,
    wait: Number(reply.headers.get("retry-after")) || 0,
  });
}

function kindOf(status) {
  if (status === 429) return "rate";
  if (status === 401 || status === 403) return "closed";
  if (status === 503) return "unreachable";
  return status === 413 || status === 422 ? "limit" : "error";
}

async function follow(stream, watch, onEvent) {
  for await (const { name, data } of readEvents(stream, watch)) {
    if (name === "done") return data;
    if (name === "error")
      throw new Failure(kindOf(data.status), { status: data.status, reference: data.request_id });
    onEvent(name, data);
  }
  throw new Failure("cut");
}

/** Bytes -> server-sent events with JSON data, by the HTML standard's rules. */
async function* readEvents(stream, watch) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const timer = setTimeout(() => watch.abort(), SILENCE);
    const { value, done } = await reader.read().finally(() => clearTimeout(timer));
    if (done) return;
    // A lone CR at the end of a piece may be half of a CRLF: it waits for the next piece.
    const blocks = (rest + value).replace(/\r\n|\r(?!$)/g, "\n").split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const event = readEvent(block);
      if (event) yield event;
    }
  }
}

function readEvent(block) {
  let name = "message";
  const data = [];
  for (const line of block.split("\n")) {
    const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line);
    if (field === "event") name = value;
    if (field === "data") data.push(value);
  }
  return data.length ? { name, data: JSON.parse(data.join("\n")) } : null;
}
