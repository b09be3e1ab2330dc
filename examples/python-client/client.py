"""Has Skillwright make a skill, approves it and runs it: everything over one pipe, no library."""

import itertools
import json
import subprocess
import sys

command = sys.argv[1:] or ["skill", "host"]
host = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
ids = itertools.count(1)


def call(name, **payload):
    """Sends one command and waits for its answer; what happens meanwhile goes to stderr."""
    request_id = str(next(ids))
    envelope = {"v": 1, "request_id": request_id, "command": name, "payload": payload}
    host.stdin.write(json.dumps(envelope) + "\n")
    host.stdin.flush()
    for line in host.stdout:
        message = json.loads(line)
        if "event" in message:
            print(message["event"], message["payload"], file=sys.stderr)
        elif message["request_id"] == request_id:
            if message["ok"]:
                return message["payload"]
            raise RuntimeError(f"{message['error_code']}: {message['error']}")
    raise RuntimeError("the host ended")


outcome = call("skill.generate", intent="convert temperatures from Celsius to Fahrenheit")
if outcome["status"] == "proposed":
    proposal = outcome["proposal"]
    print("proposed", outcome["skill_id"], "by", proposal["author"], "as", proposal["digest"][:15])
    outcome = call("skill.proposal.approve", digest=proposal["digest"])
print(outcome["status"], outcome["skill_id"])

skill_id = outcome["skill_id"]
example = call("skill.show", skill_id=skill_id)["calls"][0]
run = call("skill.invoke", skill_id=skill_id, **example)
print(example["action"], json.dumps(example["input"]), "->", json.dumps(run["result"]))
call("runtime.stop")
sys.exit(host.wait())
