// Why there are no traces, asked of a receiver of OpenTelemetry's own protocol (OTLP over HTTP).
import assert from "node:assert/strict";

interface Span {
  attributes: { key: string; value: Record<string, unknown> }[];
}
interface Traces {
  resourceSpans: { scopeSpans: { spans: Span[] }[] }[];
}

const PHONE = "+17185550123";
const ASKED = `/zip/11231?phone=${encodeURIComponent(PHONE)}&X-Amz-Signature=0f0f`;

/** Takes what a program exports until it ends. */
async function receive(args: string[], env: Record<string, string> = {}) {
  const spans: Span[] = [];
  const sink = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    async (request) => {
      if (new URL(request.url).pathname === "/v1/traces") {
        const { resourceSpans }: Traces = await request.json();
        spans.push(
          ...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
        );
      } else await request.body?.cancel();
      return Response.json({});
    },
  );
  const { code, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--no-check", ...args],
    env: {
      OTEL_DENO: "true",
      OTEL_DENO_CONSOLE: "ignore",
      OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${sink.addr.port}`,
      OTEL_BSP_SCHEDULE_DELAY: "100",
      ...env,
    },
  }).output();
  await sink.shutdown();
  return { spans, code, said: new TextDecoder().decode(stderr) };
}

Deno.test("Deno's own traces carry whole addresses, of what comes and of what leaves: so they stay off", async () => {
  const program = await Deno.makeTempFile({ suffix: ".ts" });
  await Deno.writeTextFile(
    program,
    `const server = Deno.serve({ port: 0, onListen() {} }, () => new Response("x"));
     await (await fetch("http://127.0.0.1:" + server.addr.port + ${JSON.stringify(ASKED)})).text();
     await server.shutdown();`,
  );
  const { spans } = await receive([program]);
  await Deno.remove(program);
  assert.equal(spans.length, 2, "one of the server, one of the client");
  for (const { attributes } of spans) {
    const text = JSON.stringify(attributes);
    assert.ok(text.includes("7185550123") && text.includes("X-Amz-Signature"), text);
  }
});

for (const program of ["api", "web", "worker"]) {
  Deno.test(`${program} refuses to start with them, and has exported nothing`, async () => {
    const { code, said, spans } = await receive([`${program}/main.ts`], {
      FLOODLINE_ENV: "development",
      PORT: "0",
    });
    assert.equal(code, 1, said);
    assert.match(said, /OTEL_DENO must not be set: Deno's traces carry whole addresses/);
    assert.deepEqual(spans, []);
  });
}
