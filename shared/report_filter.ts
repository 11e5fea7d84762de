// Which of a district's reports somebody wants to see. One description for the addresses of pages, the
// API's query and statements: a filter is read and written here, and nowhere else. Pure.
import { z } from "zod";
import { DEPTHS } from "./depths.ts";
import { type GroundBox, writeGroundBox } from "./geo/ground_box.ts";
import { isOpen, REPORT_STATUSES, type ReportStatus } from "./report_statuses.ts";

/** A status, or all that count as open, or as ended. */
export const STATUS_CHOICES = ["open", "ended", ...REPORT_STATUSES] as const;

/** "The last …", in hours: what is kept under a name must mean the same tomorrow. */
export const SPANS = {
  "1h": 1,
  "3h": 3,
  "12h": 12,
  "24h": 24,
  "7d": 7 * 24,
  "30d": 30 * 24,
} as const;
export type Span = keyof typeof SPANS;
export const SPAN_NAMES = Object.keys(SPANS) as [Span, ...Span[]];

/** Several in one address, as `new,seen` or as a form's boxes send them: `status=new&status=seen`. */
function someOf<T extends string>(choices: readonly [T, ...T[]]) {
  const Some = z.array(z.enum(choices)).transform((some) =>
    choices.filter((one) => some.includes(one))
  );
  return z.union([z.string(), z.array(z.string())])
    .transform((text) => [text].flat().join(",").split(",").filter(Boolean))
    .pipe(Some);
}

const Degrees = z.tuple([
  z.number().min(-180).max(180),
  z.number().min(-90).max(90),
  z.number().min(-180).max(180),
  z.number().min(-90).max(90),
]);
/** Degrees, as GeoJSON's bbox has them: "west,south,east,north". */
export const BoxText = z.string().max(100)
  .transform((text) => text.split(",").map((part) => part.trim() ? Number(part) : NaN))
  .pipe(Degrees)
  .refine(([west, south, east, north]) => west < east && south < north)
  .transform(([west, south, east, north]): GroundBox => ({ west, south, east, north }));

/** As in an address. What is absent narrows nothing. */
export const ReportFilter = z.object({
  status: someOf(STATUS_CHOICES).optional(),
  depth: someOf(DEPTHS).optional(),
  /** When the water was seen: in the last so many hours, or from a day there on. */
  since: z.union([z.enum(SPAN_NAMES), z.iso.date()]).optional(),
  /** To the end of this day there. */
  until: z.iso.date().optional(),
  /** Where. */
  bbox: BoxText.optional(),
  /** With photos or videos. */
  files: z.literal("yes").optional(),
  /** Given to who asks. */
  assigned: z.literal("me").optional(),
  /** Come in since this person last said that all is seen. */
  fresh: z.literal("yes").optional(),
});
export type ReportFilter = z.output<typeof ReportFilter>;

/** What cannot be read is left out: an address is often cut, and never an error to the person who has it. */
export function readReportFilter(params: URLSearchParams): ReportFilter {
  const read = Object.entries(ReportFilter.shape).flatMap(([name, Part]) => {
    const values = params.getAll(name).filter(Boolean);
    const { data } = Part.safeParse(name === "status" || name === "depth" ? values : values.at(-1));
    return data === undefined || Array.isArray(data) && data.length === 0 ? [] : [[name, data]];
  });
  return Object.fromEntries(read);
}

/** The same again, in one order and spelling: two addresses of one filter are the same address. */
export function writeReportFilter(filter: ReportFilter): URLSearchParams {
  const { status = [], depth = [], since, until, bbox, files, assigned, fresh } = filter;
  const params = new URLSearchParams();
  const add = (name: keyof ReportFilter, value: string | undefined) => {
    if (value) params.set(name, value);
  };
  add("status", status.join(","));
  add("depth", depth.join(","));
  add("since", since);
  add("until", until);
  add("bbox", bbox && writeGroundBox(bbox));
  add("files", files);
  add("assigned", assigned);
  add("fresh", fresh);
  return params;
}

/** Undefined: any. */
export function statusesOf(
  { status = [] }: Pick<ReportFilter, "status">,
): ReportStatus[] | undefined {
  if (status.length === 0) return undefined;
  const isWanted = (one: ReportStatus) =>
    status.includes(one) || status.includes(isOpen(one) ? "open" : "ended");
  return REPORT_STATUSES.filter(isWanted);
}

/** Undefined: since ever, or a day, whose midnight is its place's. */
export function spanStart(since: ReportFilter["since"], now: Date): Date | undefined {
  const hours = SPANS[since as Span];
  return hours === undefined ? undefined : new Date(now.getTime() - hours * 3600_000);
}

/** Whether it means other reports as time goes by, though nothing changes. */
export function movesWithTime({ since }: Pick<ReportFilter, "since">): boolean {
  return since !== undefined && since in SPANS;
}
