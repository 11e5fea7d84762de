// A program `docker` for tests of deploy/deploy.sh: an engine with Compose that remembers, and runs nothing. It knows the commands that the script uses, as Docker 28 and Compose 2.40 answer them, and
// refuses all others, so that the script cannot drift from it unseen.
import { createHash } from "node:crypto";

interface FakeContainer {
  id: string;
  service: string;
  /** As the tag said when it was made, and what that was. */
  image: string;
  imageId: string;
  hash: string;
  status: "running" | "exited";
  health: "starting" | "healthy";
  restarts: number;
  exitCode: number;
}

export interface FakeEngine {
  /** Tag to id. */
  images: Record<string, string>;
  containers: FakeContainer[];
  /** How a service is set up, beside its image: a change makes Compose want a new container. */
  settings: Record<string, string>;
  /** What goes wrong, by the script's own step: "build", "check", "migrate", "validate", "reload", "up". */
  failing: string[];
  /** Programs that do not become healthy: they end and are started again, or only never answer. */
  crashing: string[];
  silent: string[];
  /** What was done, in order. */
  events: string[];
  made: number;
}

const newEngine = (): FakeEngine => ({
  images: {},
  containers: [],
  settings: {},
  failing: [],
  crashing: [],
  silent: [],
  events: [],
  made: 0,
});

const PROGRAMS = ["api", "web", "worker"];

class Docker {
  constructor(private readonly engine: FakeEngine, private readonly version: string) {}

  /** What it prints; throws what it ends with 1 for. */
  run(line: string): string {
    for (const [pattern, answer] of this.#commands) {
      const found = pattern.exec(line);
      if (found) return answer(found);
    }
    throw new Error(`fake docker: unknown command: ${line}`);
  }

  readonly #commands: [RegExp, (found: RegExpExecArray) => string][] = [
    [/^compose version$/, () => "Docker Compose version 2.40.3"],
    [
      /^compose ps -q --status running (\w+)$/,
      ([, service]) => this.#idsOf(service!, (one) => one.status === "running"),
    ],
    [/^compose ps -q -a (\w+)$/, ([, service]) => this.#idsOf(service!)],
    [/^compose config --hash (\w+)$/, ([, service]) => `${service} ${this.#hash(service!)}`],
    [/^compose build migrate$/, () => this.#step("build", () => this.#build())],
    [/^compose run --rm --no-deps -T check$/, () => this.#step("check")],
    [/^compose run --rm --no-deps -T migrate$/, () => this.#step("migrate")],
    [
      /^compose exec -T caddy caddy (validate|reload) --config - --adapter caddyfile$/,
      ([, what]) => this.#step(what!),
    ],
    [/^compose up -d --no-build$/, () => this.#step("up", () => this.#upAll())],
    [
      /^compose up -d --no-deps --no-build --no-recreate --scale (\w+)=(\d+) \1$/,
      ([, service, count]) => this.#scale(service!, Number(count)),
    ],
    [/^compose up -d --no-deps --no-build (\w+)$/, ([, service]) => this.#recreate(service!)],
    [/^compose logs /, () => "a line of the log"],
    [/^inspect --format (.+) (\w+)$/, ([, format, id]) => this.#inspect(format!, id!)],
    [
      /^image inspect (?:--format \{\{\.Id\}\} )?floodline:(\S+)$/,
      ([, tag]) => this.#imageId(tag!),
    ],
    [/^image inspect --format \{\{\.Size\}\} floodline:/, () => "313000000"],
    [/^image inspect --format \{\{\.Id\}\} (caddy|postgres)$/, ([, name]) => `sha256:${name}`],
    [
      /^image ls --format \{\{\.Tag\}\} floodline$/,
      () => Object.keys(this.engine.images).join("\n"),
    ],
    [/^image rm floodline:(\S+)$/, ([, tag]) => this.#removeImage(tag!)],
    [/^logs (?:--tail \d+ )?(\w+)$/, ([, id]) => `the last words of ${this.#get(id!).service}`],
    [/^stop (\w+)$/, ([, id]) => this.#stop(id!)],
    [/^rm (-f )?(\w+)$/, ([, force, id]) => this.#remove(id!, force !== undefined)],
  ];

  #step(name: string, then = () => "") {
    if (this.engine.failing.includes(name)) throw new Error(`${name} failed, and says why`);
    this.engine.events.push(name);
    return then();
  }

  #idsOf(service: string, which: (one: FakeContainer) => boolean = () => true): string {
    return this.engine.containers.filter((one) => one.service === service && which(one))
      .map(({ id }) => id).join("\n");
  }

  #get(id: string): FakeContainer {
    const found = this.engine.containers.find((one) => one.id === id);
    if (!found) throw new Error(`Error: No such object: ${id}`);
    return found;
  }

  /** Compose's own is over all that makes a container, its image's name among it. */
  #hash(service: string): string {
    const image = PROGRAMS.includes(service) ? this.version : service;
    const about = `${service} ${image} ${this.engine.settings[service] ?? ""}`;
    return createHash("sha256").update(about).digest("hex");
  }

  #build(): string {
    this.engine.images[this.version] = `sha256:${this.version}-${++this.engine.made}`;
    return "Built";
  }

  #imageId(tag: string): string {
    const id = this.engine.images[tag];
    if (!id) throw new Error(`Error: No such image: floodline:${tag}`);
    return id;
  }

  #make(service: string): void {
    const isOurs = PROGRAMS.includes(service);
    this.engine.containers.push({
      id: `${service}${++this.engine.made}`,
      service,
      image: isOurs ? `floodline:${this.version}` : service,
      imageId: isOurs ? this.#imageId(this.version) : `sha256:${service}`,
      hash: this.#hash(service),
      status: "running",
      health: "starting",
      restarts: 0,
      exitCode: 0,
    });
    this.engine.events.push(`start ${this.engine.containers.at(-1)!.id}`);
  }

  #upAll(): string {
    for (const service of ["postgres", ...PROGRAMS, "caddy"]) this.#scale(service, 1);
    return "Started";
  }

  #scale(service: string, count: number): string {
    while (this.engine.containers.filter((one) => one.service === service).length < count) {
      this.#make(service);
    }
    return "Running";
  }

  #recreate(service: string): string {
    const { containers } = this.engine;
    this.engine.containers = containers.filter((one) => one.service !== service);
    this.#make(service);
    return "Recreated";
  }

  #stop(id: string): string {
    const one = this.#get(id);
    const others = this.engine.containers.filter((other) =>
      other.service === one.service && other !== one && other.status === "running" &&
      other.health === "healthy"
    );
    if (others.length === 0) throw new Error(`nobody answers for ${one.service} any more`);
    one.status = "exited";
    this.engine.events.push(`stop ${id}`);
    return id;
  }

  #remove(id: string, isForced: boolean): string {
    if (this.#get(id).status === "running" && !isForced) throw new Error(`${id} is running`);
    this.engine.containers = this.engine.containers.filter((one) => one.id !== id);
    this.engine.events.push(`remove ${id}`);
    return id;
  }

  #removeImage(tag: string): string {
    const isUsed = this.engine.containers.some(({ image }) => image === `floodline:${tag}`);
    if (isUsed) throw new Error("image is being used");
    delete this.engine.images[tag];
    return `Untagged: floodline:${tag}`;
  }

  #inspect(format: string, id: string): string {
    const one = this.#get(id);
    switch (format) {
      case "{{.Config.Image}}":
        return one.image;
      case '{{index .Config.Labels "com.docker.compose.config-hash"}} {{.Image}}':
        return `${one.hash} ${one.imageId}`;
      case "{{.State.ExitCode}}":
        return String(one.exitCode);
      case "{{.State.Status}} {{.RestartCount}} {{if .State.Health}}{{.State.Health.Status}}{{end}}":
        return this.#live(one);
      case "{{if .State.Health}}{{range .State.Health.Log}}{{.Output}}{{end}}{{end}}":
        return "";
      default:
        throw new Error(`fake docker: unknown format: ${format}`);
    }
  }

  /** Each look finds it one step on. */
  #live(one: FakeContainer): string {
    const state = `${one.status} ${one.restarts} ${one.health}`;
    const isNew = one.image === `floodline:${this.version}`;
    if (isNew && this.engine.crashing.includes(one.service)) one.restarts++;
    else if (!(isNew && this.engine.silent.includes(one.service))) one.health = "healthy";
    return state;
  }
}

/** What stands as `docker` on the PATH: it asks the test's own process, so that a call costs next to nothing. */
const PROGRAM = `#!/bin/bash
exec 3<>"/dev/tcp/127.0.0.1/$FAKE_DOCKER"
printf '%s\\t%s\\n' "$FLOODLINE_VERSION" "$*" >&3
read -r code <&3
if [ "$code" = 0 ]; then cat <&3; else cat <&3 >&2; fi
exit "$code"
`;

export interface FakeDocker extends AsyncDisposable {
  engine: FakeEngine;
  /** For whoever calls it: where it is found. */
  env: Record<string, string>;
}

/** @param folder where the program is put */
export async function startFakeDocker(folder: string): Promise<FakeDocker> {
  await Deno.writeTextFile(`${folder}/docker`, PROGRAM, { mode: 0o755 });
  const engine = newEngine();
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const serve = async () => {
    for await (const connection of listener) await answer(connection, engine);
  };
  const ended = serve();
  const { port } = listener.addr;
  return {
    engine,
    env: { PATH: `${folder}:${Deno.env.get("PATH")}`, FAKE_DOCKER: String(port) },
    async [Symbol.asyncDispose]() {
      listener.close();
      await ended;
    },
  };
}

async function answer(connection: Deno.TcpConn, engine: FakeEngine): Promise<void> {
  using wire = connection;
  const bytes = new Uint8Array(4096);
  const length = await wire.read(bytes) ?? 0;
  const [version = "", args = ""] = new TextDecoder().decode(bytes.subarray(0, length)).trimEnd()
    .split("\t");
  await wire.write(new TextEncoder().encode(say(new Docker(engine, version || "local"), args)));
}

function say(docker: Docker, args: string): string {
  try {
    const said = docker.run(args);
    return said ? `0\n${said}\n` : "0\n";
  } catch (error) {
    return `1\n${(error as Error).message}\n`;
  }
}
