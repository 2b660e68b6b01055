"""Ask over HTTP, plainly or as a stream."""

import json

QUESTION = {
    "en": "When was the Office of the National Coordinator set up?",
    "sq": "Kur u krijua Zyra e Koordinatorit Kombëtar?",
}


def events(reply):
    """The (name, data) pairs of a stream, heartbeats left out."""
    blocks = reply.text.replace("\r\n", "\n").split("\n\n")
    rows = [dict(line.split(": ", 1) for line in b.split("\n")) for b in blocks if "event:" in b]
    return [(row["event"], json.loads(row["data"])) for row in rows]


def ask(client, question=QUESTION["en"], stream=False, **more):
    """The answer, and the events when there are any."""
    body = {"messages": [{"role": "user", "content": question}], "stream": stream, **more}
    reply = client.post("/v1/chat", json=body)
    assert reply.status_code == 200
    if not stream:
        return reply.json(), []
    told = events(reply)
    return told[-1][1], told


def kinds(answer):
    return [notice["kind"] for notice in answer["notices"]]
