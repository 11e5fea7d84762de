// One run of `deno task dev`: starts everything in order, and stops it in the opposite one.
import { join } from "node:path";
import {
  Common,
  type Environment,
  inDevelopment,
  readConfig,
  StorageConfig,
} from "shared/server/config.ts";
import { connect } from "shared/server/database.ts";
import { storageFrom } from "shared/server/providers.ts";
import { migrateDatabase } from "../../ground/migrate.ts";
import { type Database, openDatabase } from "../../ground/postgres/database.ts";
import { stopPostgres } from "../../ground/postgres/embedded.ts";
import { findPostmaster } from "../../ground/postgres/postmaster.ts";
import { findFrameworkMissing, flagsOf, type WebFramework } from "../../ground/web_framework.ts";
import { environmentFor } from "./environment.ts";
import { createGateway } from "../../ground/gateway.ts";
import { findRunner, stopLeftovers, writeDown } from "./leftovers.ts";
import { say, step } from "../programs/output.ts";
import { findTaken } from "./ports.ts";
import {
  type DevProgram,
  isReady,
  type Ports,
  type ProgramName,
  startProgram,
} from "../programs/programs.ts";
import { isEmpty, listSignIns, type SignIn } from "../seed/sign_ins.ts";
import { welcome } from "./welcome.ts";

/** By then a program is up, or its words on the screen say why not. */
const READY_SECONDS = 30;

interface RunOptions {
  root: string;
  ports: Ports;
  /** Holds the sandbox's objects and the list of what runs. */
  data: string;
  /** PostgreSQL's files. */
  cluster: string;
  environment: Environment;
  dotEnv: string;
  /** What the pages run on. */
  framework: WebFramework;
}

/** What keeps us from starting, in words for the person at the terminal. */
export class Obstacle extends Error {}

export class Run {
  readonly #stopping = new AbortController();
  /** In the order of their start. */
  readonly #programs: DevProgram[] = [];
  #database?: Database;
  #gateway?: Deno.HttpServer;
  #hasCrashed = false;

  constructor(private readonly options: RunOptions) {}

  /** Returns the exit code. */
  async untilStopped(): Promise<number> {
    const { signal } = this.#stopping;
    const stopped = new Promise((resolve) => signal.addEventListener("abort", resolve));
    try {
      await this.#start(signal);
      await stopped;
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      await this.#stopAll();
    }
    return this.#hasCrashed ? 1 : 0;
  }

  stop(): void {
    this.#stopping.abort();
  }

  /** At once, without a chance to finish anything. */
  async kill(): Promise<void> {
    for (const program of this.#programs) program.kill();
    await stopPostgres(this.options.cluster, "immediate");
  }

  async #start(signal: AbortSignal): Promise<void> {
    const begun = performance.now();
    const { ports, environment, dotEnv } = this.options;
    if (inDevelopment(environment, dotEnv).FLOODLINE_ENV === "production") {
      throw new Obstacle("deno task dev is for development, and FLOODLINE_ENV is production");
    }
    const missing = await findFrameworkMissing(this.options.framework);
    if (missing) throw new Obstacle(missing);
    await this.#clearTheWay();
    const { url, ownerUrl } = await step("PostgreSQL", () => this.#openDatabase());
    signal.throwIfAborted();
    await step("Migrations", () => migrateDatabase(ownerUrl, () => {}));
    const env = {
      ...environmentFor(ports, { databaseUrl: url, environment, dotEnv }),
      SANDBOX_DATA: join(this.options.data, "sandbox"),
    };
    await this.#startProgram("sandbox", env);
    await step("Sandbox", () => this.#untilReady("sandbox"));
    signal.throwIfAborted();
    const signIns = await this.#seed(url, env);
    signal.throwIfAborted();
    for (const name of ["api", "worker", "web"] as const) await this.#startProgram(name, env);
    this.#gateway = Deno.serve(
      { hostname: "127.0.0.1", port: ports.gateway, onListen: () => {} },
      createGateway(ports),
    );
    await step(
      "Programs",
      () => Promise.all((["api", "worker", "web"] as const).map((name) => this.#untilReady(name))),
    );
    signal.throwIfAborted();
    say(welcome(ports, signIns, (performance.now() - begun) / 1000));
  }

  async #clearTheWay(): Promise<void> {
    const { data, ports, cluster } = this.options;
    await Deno.mkdir(data, { recursive: true });
    const runner = await findRunner(data);
    if (runner) {
      throw new Obstacle(`deno task dev runs here already, as process ${runner}: stop it first`);
    }
    const left = await stopLeftovers(data);
    if (left.length > 0) say(`Stopped what an earlier run left: ${left.join(", ")}`);
    await writeDown(data, []);
    const { postgres, ...others } = ports;
    const isOurs = (await findPostmaster(cluster)).port === postgres;
    const wanted = isOurs ? others : { ...others, postgres };
    // What was just stopped lets go of its ports a moment after it is gone from the list.
    const taken = await findTaken(wanted, { patienceMs: left.length > 0 ? 3000 : 0 });
    if (taken.length === 0) return;
    throw new Obstacle(
      [...taken, "Stop it, or start on other ports: deno task dev --shift 1000"].join("\n"),
    );
  }

  async #openDatabase(): Promise<Database> {
    const { environment, dotEnv, cluster, ports } = this.options;
    this.#database = await openDatabase(environment, dotEnv, {
      directory: cluster,
      port: ports.postgres,
    });
    return this.#database;
  }

  /** Returns whom one may sign in as. */
  async #seed(url: string, env: Record<string, string>): Promise<SignIn[]> {
    const { environment, dotEnv } = this.options;
    const schema = StorageConfig.extend(Common.pick({ PUBLIC_URL: true }).shape);
    const config = readConfig(schema, { ...env, ...environment }, dotEnv);
    const sql = connect(url, { max: 2 });
    try {
      if (await isEmpty(sql)) {
        const { seed } = await import("../seed/seed.ts"); // only a first start needs to load it
        const storage = storageFrom(config);
        const when = { now: new Date(), publicUrl: config.PUBLIC_URL };
        await step("Demo districts", () => seed(sql, storage, when));
        const { playWeather } = await import("../seed/weather.ts");
        await playWeather(`http://127.0.0.1:${this.options.ports.sandbox}`, when.now);
      }
      return await listSignIns(sql);
    } finally {
      await sql.end();
    }
  }

  async #startProgram(name: ProgramName, env: Record<string, string>): Promise<void> {
    const { root, ports, data, framework } = this.options;
    const flags = name === "web" ? flagsOf(framework) : [];
    const program = startProgram(name, { root, port: ports[name], env, flags });
    this.#programs.push(program);
    await writeDown(data, this.#programs);
    program.ended.then((code) => {
      if (this.#stopping.signal.aborted) return;
      say(`${name} ended with exit code ${code}: stopping everything`);
      this.#hasCrashed = true;
      this.stop();
    });
  }

  async #untilReady(name: ProgramName): Promise<void> {
    const { signal } = this.#stopping;
    const port = this.options.ports[name];
    if (await isReady(name, port, { signal, seconds: READY_SECONDS }) || signal.aborted) return;
    say(`${name} does not answer on port ${port}: its lines above may say why`);
  }

  async #stopAll(): Promise<void> {
    this.stop();
    this.#gateway?.shutdown();
    for (const program of this.#programs.toReversed()) await program.stop();
    await this.#database?.cluster?.stop();
    if (this.#programs.length > 0) say("Stopped.");
  }
}
