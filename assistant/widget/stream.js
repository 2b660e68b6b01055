// A question -> the whole answer; `onEvent(name, data)` hears each event as it comes.
export class CallFailed extends Error {
  constructor(status) {
    super(`HTTP ${status}`);
    this.status = status;
  }
}

export async function askStream(api, body, signal, onEvent) {
  const reply = await fetch(new URL("/v1/chat", api), {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify({ ...body, stream: true }),
    signal,
    referrerPolicy: "no-referrer",
    credentials: "omit",
  });
  if (!reply.ok) throw new CallFailed(reply.status);
  for await (const { event, data } of events(reply.body)) {
    if (event === "error") throw new CallFailed(data.status);
    onEvent(event, data);
    if (event === "done") return data;
  }
  throw new CallFailed("the stream ended early");
}

async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    // A "\r\n" may be cut in two by the network, so only the joined text is tidied.
    const blocks = (rest + value).replaceAll("\r\n", "\n").split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const event = parse(block);
      if (event.data) yield { event: event.name, data: JSON.parse(event.data) };
    }
  }
}

function parse(block) {
  const event = { name: "message", data: "" };
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    const field = line.slice(0, colon);
    const value = line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") event.name = value;
    if (field === "data") event.data += event.data ? `\n${value}` : value;
  }
  return event;
}
