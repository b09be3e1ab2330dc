import { createServer } from "node:net";

/** What an SMTP server was told, command by command; messages under `DATA`. */
export interface SmtpStandIn extends AsyncDisposable {
  readonly port: number;
  readonly commands: string[];
  readonly messages: string[];
}

/**
 * A local SMTP server that takes everything, except where `answers` has another answer for the
 * beginning of a command; `""` hangs up.
 */
export async function startSmtpStandIn(
  answers: Readonly<Record<string, string>> = {},
  extensions: readonly string[] = ["AUTH PLAIN", "SMTPUTF8", "8BITMIME"],
): Promise<SmtpStandIn> {
  const commands: string[] = [];
  const messages: string[] = [];
  const server = createServer((socket) => {
    let pending = "";
    let message: string[] | undefined;
    const say = (line: string) => socket.write(`${line}\r\n`);
    socket.on("error", () => {});
    say("220 stand-in");
    socket.setEncoding("utf8").on("data", (text: string) => {
      pending += text;
      const lines = pending.split("\r\n");
      pending = lines.pop() ?? "";
      for (const raw of lines) {
        // Verbs come in any case.
        const line = message ? raw : raw.replace(/^[a-z]+/, (verb) => verb.toUpperCase());
        if (message !== undefined) {
          if (line !== ".") {
            message.push(line);
            continue;
          }
          messages.push(message.join("\n"));
          message = undefined;
          say(answers["."] ?? "250 taken");
          continue;
        }
        commands.push(line);
        const special = Object.entries(answers).find(([command]) => line.startsWith(command))?.[1];
        if (special === "") socket.destroy();
        else if (special !== undefined) say(special);
        else if (line.startsWith("EHLO")) {
          say(
            ["stand-in", ...extensions]
              .map((name, i) => `250${i < extensions.length ? "-" : " "}${name}`)
              .join("\r\n"),
          );
        } else if (line === "DATA") {
          message = [];
          say("354 go on");
        } else say({ AUTH: "235 in", QUIT: "221 bye" }[line.slice(0, 4)] ?? "250 fine");
      }
    });
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    commands,
    messages,
    async [Symbol.asyncDispose]() {
      server.close();
    },
  };
}
