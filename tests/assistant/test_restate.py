def test_a_follow_up_is_restated_by_the_model_when_it_adds_nothing(server, serve):
    history = [
        {"role": "user", "content": "Who was National Coordinator in 2018?"},
        {"role": "assistant", "content": "Rovena Voda."},
        {"role": "user", "content": "and in 2014?"},
    ]
    client = serve()
    server.reply = lambda prompt: "Who was National Coordinator in 2014?"
    body = {"messages": history}
    assert client.post("/v1/chat", json=body).json()["question"] == server.reply("")
    server.reply = lambda prompt: "Who was the Norwegian minister Hansen in 2014?"
    by_rules = client.post("/v1/chat", json={**body, "mode": "extractive"}).json()["question"]
    assert client.post("/v1/chat", json=body).json()["question"] == by_rules
