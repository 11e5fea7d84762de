// deploy.sh, as it is, before a `docker` that answers as Docker and Compose do (testing/fake_docker.ts).
import assert from "node:assert/strict";
import { join } from "node:path";
import { type FakeDocker, type FakeEngine, startFakeDocker } from "../testing/fake_docker.ts";

const ROOT = join(import.meta.dirname!, "..");

interface Outcome {
  code: number;
  /** Both streams. */
  said: string;
}

class Machine {
  private constructor(readonly folder: string, private readonly docker: FakeDocker) {}

  static async make(dotEnv = "PUBLIC_URL=https://x.example # ours\n"): Promise<Machine> {
    const folder = await Deno.makeTempDir();
    for (const name of ["deploy", "bin"]) await Deno.mkdir(join(folder, name));
    await Deno.copyFile(join(ROOT, "deploy/deploy.sh"), join(folder, "deploy/deploy.sh"));
    await Deno.copyFile(join(ROOT, "Caddyfile"), join(folder, "Caddyfile"));
    await Deno.writeTextFile(join(folder, ".env"), dotEnv);
    return new Machine(folder, await startFakeDocker(join(folder, "bin")));
  }

  get engine(): FakeEngine {
    return this.docker.engine;
  }

  change(how: (engine: FakeEngine) => void): void {
    how(this.engine);
  }

  async deploy(...args: string[]): Promise<Outcome> {
    this.engine.events = [];
    const { code, stdout, stderr } = await new Deno.Command("sh", {
      args: [join(this.folder, "deploy/deploy.sh"), ...args],
      env: { ...this.docker.env, DEPLOY_WAIT: "1", DEPLOY_PAUSE: "0" },
    }).output();
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    return { code, said: text(stdout) + text(stderr) };
  }

  /** Which version each program runs: { api: "v1", … } */
  get runs(): Record<string, string> {
    const running = this.engine.containers.filter(({ status }) => status === "running");
    return Object.fromEntries(
      ["api", "web", "worker"].map((name) => [
        name,
        running.filter(({ service }) => service === name)
          .map(({ image }) => image.replace("floodline:", "")).join("+"),
      ]),
    );
  }

  get dotEnv(): string {
    return Deno.readTextFileSync(join(this.folder, ".env"));
  }

  async [Symbol.asyncDispose]() {
    await this.docker[Symbol.asyncDispose]();
    await Deno.remove(this.folder, { recursive: true });
  }
}

const all = (version: string) => ({ api: version, web: version, worker: version });

/** One that runs v1. */
async function runningV1(): Promise<Machine> {
  const machine = await Machine.make();
  const { code, said } = await machine.deploy("v1");
  assert.equal(code, 0, said);
  return machine;
}

Deno.test("the first deploy builds, checks and starts everything, and .env says what runs", async () => {
  await using machine = await Machine.make();
  const { code, said } = await machine.deploy("v1");
  assert.equal(code, 0, said);
  const steps = machine.engine.events.filter((event) => !event.startsWith("start "));
  assert.deepEqual(steps, ["build", "check", "up"]);
  assert.deepEqual(machine.runs, all("v1"));
  assert.equal(machine.dotEnv, "PUBLIC_URL=https://x.example # ours\nFLOODLINE_VERSION=v1\n");
});

Deno.test("an upgrade goes program by program: each new one is healthy before the old one is told to stop; Caddy comes last", async () => {
  await using machine = await runningV1();
  const { code, said } = await machine.deploy("v2");
  assert.equal(code, 0, said);
  // The fake refuses to stop the last healthy one of a service.
  const steps = machine.engine.events.map((event) => event.replace(/\d+$/, ""));
  const of = (name: string) => [`start ${name}`, `stop ${name}`, `remove ${name}`];
  const before = ["build", "check", "validate", "migrate"];
  assert.deepEqual(steps, [...before, ...of("api"), ...of("web"), ...of("worker"), "reload"]);
  assert.deepEqual(machine.runs, all("v2"));
  assert.match(machine.dotEnv, /FLOODLINE_PREVIOUS=v1\nFLOODLINE_VERSION=v2\n$/);
  assert.deepEqual(Object.keys(machine.engine.images), ["v1", "v2"]);
  const logs = [...Deno.readDirSync(join(machine.folder, "logs"))].map(({ name }) => name);
  assert.equal(logs.length, 3, "what the old ones logged is kept");
});

Deno.test("what runs as wanted stays: a deploy that was stopped half way goes on from there", async () => {
  await using machine = await runningV1();
  machine.change((engine) => engine.failing = ["reload"]);
  await machine.deploy("v2");
  assert.deepEqual(machine.runs, all("v2"));
  machine.change((engine) => engine.failing = []);
  // To where .env says that it is: what was replaced goes back, the rest was never touched.
  const back = await machine.deploy("--back");
  assert.equal(back.code, 0, back.said);
  const again = await machine.deploy("--back");
  assert.match(again.said, /nothing to go back to/);
  const ids = machine.engine.containers.map(({ id }) => id).join();
  await Deno.writeTextFile(
    join(machine.folder, ".env"),
    `${machine.dotEnv}FLOODLINE_PREVIOUS=v1\n`,
  );
  const same = await machine.deploy("--back");
  assert.match(
    same.said,
    /api runs as wanted[\s\S]*web runs as wanted[\s\S]*worker runs as wanted/,
  );
  assert.equal(machine.engine.containers.map(({ id }) => id).join(), ids);
});

/** What goes wrong, what is told, and what runs then. */
const REFUSALS: [
  sentence: string,
  wrong: (engine: FakeEngine) => void,
  said: RegExp,
  runs: Record<string, string>,
][] = [
  ["an image that cannot be built", (e) => e.failing = ["build"], /could not be built/, all("v1")],
  [
    "settings that are not whole",
    (e) => e.failing = ["check"],
    /check failed, and says why/,
    all("v1"),
  ],
  [
    "a Caddyfile that is none",
    (e) => e.failing = ["validate"],
    /Caddyfile is not valid/,
    all("v1"),
  ],
  [
    "a migration that fails",
    (e) => e.failing = ["migrate"],
    /migrate failed, and says why[\s\S]*could not be migrated\. What ran goes on/,
    all("v1"),
  ],
  [
    "an api that ends at its start",
    (e) => e.crashing = ["api"],
    /\(running 1 \w+\)[\s\S]*the last words of api[\s\S]*Nothing was replaced/,
    all("v1"),
  ],
  [
    "a web that never answers",
    (e) => e.silent = ["web"],
    /not healthy after 1 s[\s\S]*the last words of web[\s\S]*--back/,
    { api: "v2", web: "v1", worker: "v1" },
  ],
  [
    "a worker that ends at its start",
    (e) => e.crashing = ["worker"],
    /worker stays as it was/,
    { api: "v2", web: "v2", worker: "v1" },
  ],
  [
    "a Caddy that does not take its file",
    (e) => e.failing = ["reload"],
    /reload failed, and says why[\s\S]*goes on with the one before/,
    all("v2"),
  ],
];

for (const [sentence, wrong, said, runs] of REFUSALS) {
  Deno.test(`${sentence} stops the deploy with its reason, and leaves what ran`, async () => {
    await using machine = await runningV1();
    machine.change(wrong);
    const outcome = await machine.deploy("v2");
    assert.equal(outcome.code, 1);
    assert.match(outcome.said, said);
    assert.deepEqual(machine.runs, runs);
    assert.match(machine.dotEnv, /FLOODLINE_VERSION=v1\n$/);
    // Mended, the same command goes on from there.
    machine.change((engine) => Object.assign(engine, { failing: [], crashing: [], silent: [] }));
    const mended = await machine.deploy("v2");
    assert.equal(mended.code, 0, mended.said);
    assert.deepEqual(machine.runs, all("v2"));
  });
}

Deno.test("one step back is one command, without building or migrating; once more is forth again", async () => {
  await using machine = await runningV1();
  await machine.deploy("v2");
  machine.change((engine) => engine.failing = ["build", "migrate", "check"]);
  const back = await machine.deploy("--back");
  assert.equal(back.code, 0, back.said);
  assert.deepEqual(machine.runs, all("v1"));
  assert.match(machine.dotEnv, /FLOODLINE_PREVIOUS=v2\nFLOODLINE_VERSION=v1\n$/);
  await machine.deploy("--back");
  assert.deepEqual(machine.runs, all("v2"));
});

Deno.test("back from a deploy that stopped half way is to where it began", async () => {
  await using machine = await runningV1();
  await machine.deploy("v2");
  machine.change((engine) => engine.crashing = ["web"]);
  await machine.deploy("v3");
  assert.deepEqual(machine.runs, { api: "v3", web: "v2", worker: "v2" });
  machine.change((engine) => engine.crashing = []);
  const back = await machine.deploy("--back");
  assert.equal(back.code, 0, back.said);
  assert.deepEqual(machine.runs, all("v2"));
  assert.match(machine.dotEnv, /FLOODLINE_PREVIOUS=v1\nFLOODLINE_VERSION=v2\n$/);
  assert.deepEqual(Object.keys(machine.engine.images), ["v1", "v2"], "what nobody runs is gone");
});

Deno.test("without a version before there is nothing to go back to, nor without its image", async () => {
  await using machine = await runningV1();
  assert.match((await machine.deploy("--back")).said, /nothing to go back to/);
  await machine.deploy("v2");
  machine.change((engine) => delete engine.images.v1);
  assert.match((await machine.deploy("--back")).said, /floodline:v1 is gone: git checkout v1/);
  assert.deepEqual(machine.runs, all("v2"));
});

Deno.test("Caddy is made anew only where its settings changed, and the database never", async () => {
  await using machine = await runningV1();
  const [postgres] = machine.engine.containers.filter(({ service }) => service === "postgres");
  machine.change((engine) => engine.settings = { caddy: "new", postgres: "new" });
  const { code, said } = await machine.deploy("v2");
  assert.equal(code, 0, said);
  assert.match(said, /caddy: its image or its settings have changed/);
  assert.match(said, /postgres: .* left as it is[\s\S]*up -d --no-deps postgres/);
  const { events, containers } = machine.engine;
  assert.ok(events.at(-1)!.startsWith("start caddy"));
  assert.deepEqual(containers.find(({ service }) => service === "postgres"), postgres);
});

Deno.test("as many as ran are started beside them", async () => {
  await using machine = await runningV1();
  machine.change((engine) => {
    const [api] = engine.containers.filter(({ service }) => service === "api");
    engine.containers.push({ ...api!, id: "api99" });
  });
  const { code, said } = await machine.deploy("v2");
  assert.equal(code, 0, said);
  assert.deepEqual(machine.runs, { ...all("v2"), api: "v2+v2" });
});

Deno.test("--plan says what would be done, and does nothing", async () => {
  const plans: [args: string[], isFirst: boolean, steps: string][] = [
    [["v2"], true, "build check start remember"],
    [
      ["v2"],
      false,
      "build check migrate replace api replace web replace worker caddy database remember",
    ],
    [["--back"], false, "replace api replace web replace worker caddy database remember"],
  ];
  await using fresh = await Machine.make();
  await using running = await runningV1();
  await running.deploy("v2");
  for (const [args, isFirst, steps] of plans) {
    const machine = isFirst ? fresh : running;
    const { code, said } = await machine.deploy("--plan", ...args);
    assert.equal(code, 0, said);
    const [about, ...lines] = said.trim().split("\n");
    assert.match(about!, /^from \S+ to \S+$/);
    assert.equal(lines.join(" "), steps);
    assert.deepEqual(machine.engine.events, []);
  }
});

Deno.test("what cannot be is told in a line that says what to do", async () => {
  await using machine = await Machine.make("");
  await Deno.remove(join(machine.folder, ".env"));
  assert.match((await machine.deploy()).said, /no \.env: cp \.env\.example \.env/);
  await Deno.writeTextFile(join(machine.folder, ".env"), "");
  assert.match((await machine.deploy("--forward")).said, /there is no --forward/);
  await Deno.mkdir(join(machine.folder, ".deploying"));
  assert.match((await machine.deploy("v1")).said, /another deploy runs, or was killed/);
});
