// What a program tells of itself to who collects figures: families of samples, and their text.
import { BUCKETS, type RequestMeter } from "./request_meter.ts";

/** One figure, in all its labels' values; the labels' names are the same throughout. */
export interface Family {
  /** As Prometheus wants it: with its base unit, a counter's ending in _total. */
  name: string;
  help: string;
  type: "gauge" | "counter" | "histogram";
  samples: Sample[];
}

export interface Sample {
  value: number;
  labels?: Record<string, string | number>;
  /** Of a histogram: _bucket, _sum, _count. */
  suffix?: string;
}

export function gauge(name: string, help: string, samples: Sample[] | number | null): Family {
  const list = typeof samples === "number" ? [{ value: samples }] : samples ?? [];
  return { name: `floodline_${name}`, help, type: "gauge", samples: list };
}

/** The process, and what it has answered. */
export function familiesOfProgram(
  program: string,
  { requests, startedAt, version }: { requests: RequestMeter; startedAt: Date; version: string },
): Family[] {
  const { rss, heapUsed } = Deno.memoryUsage();
  return [
    gauge("program_info", "Which program this is, and by what it runs.", [
      { value: 1, labels: { program, version, deno: Deno.version.deno } },
    ]),
    gauge("program_start_time_seconds", "When it was started.", startedAt.getTime() / 1000),
    gauge("program_memory_bytes", "What it holds of the machine's memory.", [
      { value: rss, labels: { kind: "resident" } },
      { value: heapUsed, labels: { kind: "heap" } },
    ]),
    {
      name: "floodline_http_request_duration_seconds",
      help: "How long requests took to be answered, by the route's pattern.",
      type: "histogram",
      samples: requests.list().flatMap(({ method, route, outcome, count, seconds, within }) => {
        const labels = { method, route, outcome };
        return [
          ...BUCKETS.map((le, index) => ({
            value: within[index]!,
            labels: { ...labels, le },
            suffix: "_bucket",
          })),
          { value: count, labels: { ...labels, le: "+Inf" }, suffix: "_bucket" },
          { value: seconds, labels, suffix: "_sum" },
          { value: count, labels, suffix: "_count" },
        ];
      }),
    },
  ];
}

/** In Prometheus's text format 0.0.4. Those without a sample are left out. */
export async function writeFamilies(
  families: Family[],
): Promise<{ text: string; contentType: string }> {
  // Loaded where somebody collects figures: at a program's start nothing needs it.
  const { Registry } = await import("prom-client");
  const registry = new Registry();
  for (const family of families.filter(({ samples }) => samples.length > 0)) {
    registry.registerMetric(metricOf(family) as never);
  }
  return { text: await registry.metrics(), contentType: registry.contentType };
}

/** As the library asks its own metrics. It escapes and writes; counting by route and bucket is ours. */
function metricOf({ name, help, type, samples }: Family) {
  const values = samples.map(({ value, labels = {}, suffix = "" }) => ({
    value,
    labels,
    metricName: `${name}${suffix}`,
  }));
  return { name, get: () => Promise.resolve({ name, help, type, values, aggregator: "sum" }) };
}
