// A question -> the whole answer; `onSentence` hears each sentence as it passes the gate.
export async function askStream(api, body, signal, onSentence) {
  const reply = await fetch(new URL("/v1/chat", api), {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
    body: JSON.stringify({ ...body, stream: true }),
    signal,
    referrerPolicy: "no-referrer",
    credentials: "omit",
  });
  if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
  for await (const { event, data } of events(reply.body)) {
    if (event === "sentence") onSentence(data);
    if (event === "error") throw new Error(data.title);
    if (event === "done") return data;
  }
  throw new Error("the stream ended early");
}

async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value.replaceAll("\r\n", "\n");
    const blocks = rest.split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]));
      if (fields.data) yield { event: fields.event, data: JSON.parse(fields.data) };
    }
  }
}
