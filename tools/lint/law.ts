// Who may import whom. Paths are from the project's root; a package is its name.

/** A test looks at everything; nothing looks at it. */
const TEST = /_test\.tsx?$/;

/** So do tools and what drives the whole product, but for the order among themselves. */
const OUTSIDE = /^(ground|tools|testing|replay|e2e|bench|deploy)\//;

/** A program sees itself and what is shared. */
const PROGRAM = /^(web|api|worker|sandbox|shared)\//;

/** Decisions: no database, network, clock or chance, here or in what they import. */
export const PURE = /^shared\/(storms|tides|hot_spots|broadcasts|templates|open311)\/(?!.*_test)/;

const PURE_OR_WORDS = new RegExp(`${PURE.source}|^shared/(?!server/)`);

interface Law {
  /** The files it binds. */
  from: RegExp;
  /** What they may not import … */
  not: RegExp;
  /** … but for this. */
  unless?: RegExp;
  why: string;
}

/** From the ground up: ground ← tools, testing ← replay, e2e, bench, deploy. */
const OUTSIDE_LAWS: Law[] = [
  {
    from: /^ground\//,
    not: /^(web|api|worker|sandbox|tools|testing|replay|e2e|bench|deploy)\//,
    why: "ground/ lies below tools/ and testing/: it leans on shared/ alone",
  },
  {
    from: /^testing\//,
    not: /^(tools|replay|e2e|bench|deploy)\//,
    why: "testing/ never imports tools/: what both need is in ground/",
  },
  {
    from: /^tools\//,
    not: /^(testing|replay|e2e|bench|deploy)\//,
    why: "tools/ never imports testing/: what both need is in ground/",
  },
];

const LAWS: Law[] = [
  {
    from: /./,
    not: /^(ground|tools|testing|replay|e2e|bench|deploy)\/|_test\.tsx?$/,
    why: "nothing that runs in production imports tools or tests",
  },
  {
    from: /^shared\/(?!server\/)/,
    not: /^shared\/server\/|^[^./]+$|^@|^node:/,
    unless: /^zod$/,
    why: "shared/ goes to the browser too: it imports zod alone",
  },
  {
    // In shared/: the gallery is of web/, and web/ and testing/ would lean on one another.
    from: /^(?!shared\/samples\/|web\/(routes\/dev|tests)\/)/,
    not: /^shared\/samples\//,
    why: "samples are for tests and the gallery: nothing that runs in production loads them",
  },
  {
    // The gallery and the start page show the texts themselves.
    from: /^web\/(?!routes\/(dev\/\(_components\)\/|\(_components\)\/start\/example_texts\.ts$))/,
    not: /^shared\/server\//,
    why: "pages get their data from the API; only web's start files use shared/server",
  },
  {
    from: /^web\/components\//,
    not: /^web\//,
    unless: /^web\/(components|words|assets)\//,
    why: "components import shared/, the words, the colours and one another alone",
  },
  {
    from: /^web\/words\//,
    not: /^web\//,
    unless: /^web\/words\//,
    why: "words import shared/ and one another alone",
  },
  {
    from: /^web\/offline\//,
    not: /^web\//,
    unless: /^web\/(offline|photo|lib)\//,
    why:
      "web/offline runs in the browser and its service worker: it imports shared/, photo and lib alone",
  },
  {
    from: /^web\/islands\//,
    not: /^web\/routes\//,
    why: "routes import islands, never the other way round",
  },
  {
    from: /^sandbox\//,
    not: /^shared\/server\//,
    unless: /^shared\/server\/(config|log|stopping)\.ts$/,
    why: "the sandbox stands for the outside world: it shares no code with what talks to it",
  },
  {
    from: /^shared\/server\/outbox\//,
    not: /^shared\/server\/words\//,
    why: "the outbox takes its words from its callers, whatever the text is about",
  },
  {
    from: /./,
    not: /^(web|api|worker|sandbox)\/main\.ts$/,
    why: "a program's main.ts is started, not imported",
  },
  {
    from: /^api\/(?!(main|run)\.ts$)/,
    not: /^api\/app\.ts$|^api\/.+\/routes\.ts$/,
    why: "api: main → run → app → routes → <noun> → sql, downhill only",
  },
  {
    from: /\/sql\.ts$/,
    not: /^api\/http\/|^@?hono(\/|$)/,
    why: "statements know nothing of HTTP: who imports them may not be asked over it",
  },
  {
    from: /^api\/http\//,
    not: /^api\/(?!http\/)/,
    why: "api/http is ground: it leans on no feature",
  },
  {
    from: /^web\/lib\//,
    not: /^web\/components\//,
    why: "what web/lib decides is drawn by others: it knows nothing that is drawn",
  },
  {
    // What decisions leave behind is stored, and read again by its schema.
    from: /^shared\/storms\/(?!.*_test|facts\.ts$)/,
    not: /./,
    unless: PURE_OR_WORDS,
    why: "decisions are pure: they import the shared words and one another alone",
  },
];

/** A program's start files may set up logs, configuration, figures, Sentry and its end for it. */
const START = /^web\/(main|dev|run|serve|config)\.ts$/;
const SET_UP =
  /^shared\/server\/((config|draining|log|sentry|starting|stopping|storage_origin)\.ts$|meter\/)/;

/** Why `file` may not import `target`; undefined where it may. */
export function findBreach(file: string, target: string): string | undefined {
  if (TEST.test(file)) return undefined;
  if (OUTSIDE.test(file)) return findBroken(OUTSIDE_LAWS, file, target);
  if (START.test(file) && (SET_UP.test(target) || target === "web/main.ts")) return undefined;
  if (mounts(file, target)) return undefined;
  return findForeignProgram(file, target) ?? findForeignSql(file, target) ??
    findForeignComponents(file, target) ?? findBroken(LAWS, file, target);
}

function findBroken(laws: Law[], file: string, target: string): string | undefined {
  return laws.find(({ from, not, unless }) =>
    from.test(file) && not.test(target) && !unless?.test(target)
  )?.why;
}

/** api/app.ts mounts the routes of its folders, and a folder's routes.ts those of the folders within it. */
function mounts(file: string, target: string): boolean {
  const [, folder] = file.match(/^(api|api\/.+)\/(?:app|routes)\.ts$/) ?? [];
  const [, mounted] = target.match(/^(.+)\/[^/]+\/routes\.ts$/) ?? [];
  return folder !== undefined && folder === mounted;
}

function findForeignProgram(file: string, target: string): string | undefined {
  const [, from] = file.match(PROGRAM) ?? [];
  const [, to] = target.match(PROGRAM) ?? [];
  if (!from || !to || from === to || to === "shared") return undefined;
  return `${from} never imports ${to}: programs meet over HTTP and in the database`;
}

/** A feature's statements are its own: others ask its <noun>.ts. */
function findForeignSql(file: string, target: string): string | undefined {
  const [, folder] = target.match(/^((?:api|worker)\/.+)\/sql\.ts$/) ?? [];
  if (!folder || file.startsWith(`${folder}/`)) return undefined;
  return `only ${folder}/ uses its sql.ts: call a function of the feature instead`;
}

/** What a page owns stands beside it: for it, for pages below it, and for the gallery. */
function findForeignComponents(file: string, target: string): string | undefined {
  const [, folder] = target.match(/^(web\/routes(?:\/.+?)?)\/\(_components\)\//) ?? [];
  if (!folder || file.startsWith(`${folder}/`) || /^web\/(routes\/dev|tests)\//.test(file)) {
    return undefined;
  }
  return `only pages of ${folder}/ use its (_components): what many share is in web/components/`;
}

/** "../log.ts" in api/app.ts → "log.ts"; "@/x" → "web/x"; packages stay as they are. */
export function resolve(file: string, specifier: string): string {
  if (specifier.startsWith("@/framework/")) return `web/isle/${specifier.slice(12)}`;
  if (specifier.startsWith("@/")) return `web/${specifier.slice(2)}`;
  if (!specifier.startsWith(".")) return specifier.replace(/^npm:/, "");
  return new URL(specifier, `file:///${file}`).pathname.slice(1);
}
