// The page of those who run FloodLine: in English, as the managers' room.
import type { Status } from "shared/api/operator.ts";

/** Steps of alerts and kinds of texts. */
const WHAT: Record<string, string> = {
  flood: "Flood risk",
  warning: "Official warning",
  heavy: "Heavy rain",
  any: "Any rain",
  clear: "All-clear",
  ask: "Is it flooding?",
  code: "Sign-in codes",
  reply: "Answers",
  report: "News of reports",
  notice: "Notices",
  broadcast: "Broadcasts",
  test: "Test texts",
};
const PURSES: Record<string, string> = {
  codes: "Codes",
  newCodes: "Codes to new numbers",
  replies: "Answers",
  reports: "News of reports",
  managers: "Managers",
  broadcasts: "Broadcasts",
};
const LEVELS: Record<string, string> = {
  flood: "flood risk",
  heavy: "heavy rain",
  any: "any rain",
};

const count = (n: number) => n.toLocaleString("en-US");
const plural = (n: number, one: string, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

export const operator = {
  over: "FloodLine",
  title: "How it is",
  asOf: (clock: string) => `As of ${clock} UTC.`,
  again: "Look again",
  alarms: "What needs you",
  noAlarms: "Nothing needs you.",
  /** An alarm is written for the middle of a line, as the command line has it. */
  sentence: (says: string) => says.charAt(0).toUpperCase() + says.slice(1),
  since: (ago: string) => `since ${ago}`,
  todo: (what: string) => `To do: ${what}`,
  unknown: "–",
  never: "never",
  count,

  glance: {
    label: "At a glance",
    swept: "Last good sweep",
    storms: "ZIP codes in a storm",
    stormsBy: (storms: { level: string; count: number }[]) =>
      storms.map(({ level, count }) => `${LEVELS[level] ?? level} ${count}`).join(", ") || "none",
    waiting: "Texts that wait",
    oldest: (ago: string) => `the oldest written ${ago}`,
    held: (n: number) => `${count(n)} more held for the night or a pause`,
    spent: "Alerts today",
    spentOf: (of: string) => `of ${of}`,
    connections: "Connections",
    connectionsOf: (n: number) => `of ${n} that the database takes`,
    size: "Database",
    grown: (a: string) => `${a} in a week`,
  },

  sweeps: {
    title: "Sweeps",
    caption: "The last sweeps, newest first",
    slot: "Slot",
    zips: "ZIP codes",
    without: "Without weather",
    texts: "Texts",
    seconds: "Seconds",
    outcomes: {
      running: "running",
      done: "done",
      partial: "in part",
      failed: "failed",
      died: "died",
    },
    why: (leftOut: number, odd: number) =>
      [
        ...leftOut > 0 ? [`${count(leftOut)} left out`] : [],
        ...odd > 0 ? [`${count(odd)} odd`] : [],
      ].join(", "),
    none: "There has been none.",
    ofDay: (failed: number, partial: number) =>
      `In the last day ${count(failed)} failed, ${count(partial)} got the weather for a part.`,
    /** What is looked at between them. */
    near: ({ done, partial, failed, cells, leftOut, messages }: Status["nearSweeps"]) =>
      done + partial + failed === 0 ? "Between them nothing was near." : [
        `Between them, where a storm was open or near: ${count(done + partial)} more`,
        ...failed > 0 ? [`${count(failed)} that failed`] : [],
        `${count(cells)} places asked`,
        ...leftOut > 0 ? [`${count(leftOut)} left out for want of calls`] : [],
        `${count(messages)} texts`,
      ].join(", ") + ".",
  },

  texts: {
    title: "Texts",
    waiting: "What waits, first to leave first",
    what: "What",
    whatWords: (what: string) => WHAT[what] ?? what,
    queued: "In line",
    held: "Held",
    oldest: "Oldest",
    noneWait: "No text waits.",
    outcomes: "What became of them in the last day",
    outcome: "Outcome",
    reason: "Reason",
    count: "Texts",
    noneSent: "There were none.",
    suppressed: ({ stopped, unreachable, byCarrier, blocked }: Record<
      "stopped" | "unreachable" | "byCarrier" | "blocked",
      number
    >) =>
      `Numbers that get none: ${count(stopped)} said STOP, ${
        count(unreachable)
      } cannot be reached, ` +
      `${count(byCarrier)} stopped by the carrier, ${count(blocked)} blocked by us.`,
  },

  money: {
    title: "Money since midnight UTC",
    caption: "What each kind of texts has spent",
    purse: "For",
    purseWords: (name: string) => PURSES[name] ?? name,
    alerts: "Alerts",
    spent: "Spent",
    limit: "Limit",
    refused: "Said no",
    parts: (n: number) => plural(n, "part"),
  },

  weather: {
    title: "What it depends on",
    calls: (today: number, most: number | null) =>
      most === null
        ? `Weather: ${plural(today, "call")} today, without a limit.`
        : `Weather: ${count(today)} of ${count(most)} calls today.`,
    run: (ago: string) => `The forecast is of the model's run begun ${ago}.`,
    noRun: "Which run of the model the forecast is of is not known.",
    warnings: (n: number) => `${plural(n, "official flood warning")} in force in the country.`,
    caption: "Each service, and when it was last seen well",
    name: "What",
    state: "State",
    well: "well",
    ill: (ago: string) => `ill since ${ago}`,
    seenWell: "Seen well",
    noneSeen: "Nothing was looked at yet.",
  },

  requests: {
    title: "Requests",
    intro: (version: string, ago: string, boards: number) =>
      `Of the process of the api that answered this page, version ${version}, begun ${ago}. ` +
      `${plural(boards, "board")} ${boards === 1 ? "listens" : "listen"} on it.`,
    caption: "Routes that took the most time together",
    route: "Route",
    all: "All",
    requests: "Requests",
    failed: "Failed",
    half: "Half within",
    most: "99 % within",
    ms: (ms: number) =>
      ms >= 1000 ? `${(ms / 1000).toFixed(1)}\u00a0s` : `${Math.max(1, Math.round(ms))}\u00a0ms`,
  },

  database: {
    title: "Database",
    backup: (ago: string) => `The newest backup is of ${ago}.`,
    backupNone: "There is no backup yet.",
    backupOff: "No backups are set up: see docs/backup.md.",
    state: (version: string, migration: string) =>
      `PostgreSQL ${version}, migrated to ${migration}.`,
    grown: (day: string | null, week: string | null) =>
      day === null && week === null
        ? "How fast it grows is known after a day."
        : `It grew ${day ?? "–"} in a day, ${week ?? "–"} in a week.`,
    open: (locks: number, seconds: number) =>
      `${plural(locks, "statement")} ${
        locks === 1 ? "waits" : "wait"
      } for a lock; the longest open ` +
      `transaction has lasted ${Math.round(seconds)} s.`,
    wraparound: (share: number) =>
      `${(share * 100).toFixed(1)} % of its transaction numbers are used: vacuum frees them.`,
    programs: "Connections by program",
    program: "Program",
    connections: "Connections",
    tables: "The largest tables",
    table: "Table",
    bytes: "Size",
    dead: "Dead rows",
    vacuumed: "Vacuumed",
    statements: "Statements that took the most time together",
    statement: "Statement",
    calls: "Calls",
    mean: "Mean",
    total: "Together",
    seconds: (s: number) => `${s >= 100 ? count(Math.round(s)) : s.toFixed(1)}\u00a0s`,
    noStatements: "The server does not keep statements: see docs/watching.md.",
    size: (bytes: number) => {
      const size = Math.abs(bytes);
      const sign = bytes < 0 ? "−" : "";
      return size >= 1e9
        ? `${sign}${(size / 1e9).toFixed(1)} GB`
        : size >= 1e6
        ? `${sign}${Math.round(size / 1e6)} MB`
        : `${sign}${Math.round(size / 1e3)} kB`;
    },
  },
};
