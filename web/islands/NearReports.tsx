import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { NearQuestion, NearReport, NearReportList } from "shared/api/reports.ts";
import type { Depth } from "shared/depths.ts";
import { type Language, LOCALES } from "shared/languages.ts";
import { readZip } from "shared/zip.ts";
import { pathTo } from "shared/path_to.ts";
import { DepthFigure } from "@/components/DepthFigure.tsx";
import { type DistanceWords, distanceWords } from "@/words/distances.ts";
import type { PickedLocation } from "@/lib/picked_location.ts";
import { fill } from "@/words/fill.ts";

/** Enough to recognise one's own water, few enough to be passed over. */
const SHOWN = 3;

interface NearReportsProps {
  location: Signal<PickedLocation | null>;
  /** Near the ZIP code that the page was opened with. */
  first: NearReport[];
  now: number;
  words: NearWords;
  depths: Record<Depth, string>;
  language: Language;
}

interface NearWords {
  title: string;
  lead: string;
  away: string;
  inZip: string;
  others: string;
  same: string;
  own: string;
  saying: string;
  thanks: string;
  failed: string;
  distances: DistanceWords;
}

/** Others' reports near the chosen place: to say "same water" takes one tap, and is never in the way. */
export default function NearReports(props: NearReportsProps) {
  const { location, words } = props;
  const root = useRef<HTMLDivElement>(null);
  const near = useSignal(props.first);
  const zip = useSignal("");
  const said = useSignal<Record<string, "saying" | "thanks" | "failed">>({});
  useEffect(() => {
    const form = root.current!.closest("form")!;
    const read = () => zip.value = readZip(String(new FormData(form).get("zip") ?? "")) ?? "";
    form.addEventListener("input", read);
    return () => form.removeEventListener("input", read);
  }, []);
  useSignalEffect(() => {
    const question = questionFor(location.value, zip.value);
    if (!question) return;
    const abort = new AbortController();
    find(question, abort.signal).then((reports) => reports && (near.value = reports));
    return () => abort.abort();
  });

  async function say(id: string) {
    said.value = { ...said.value, [id]: "saying" };
    said.value = { ...said.value, [id]: await confirm(id) ? "thanks" : "failed" };
  }

  return (
    <div ref={root} role="region" aria-live="polite" aria-label={words.title}>
      {near.value.length > 0 && (
        <div class="near-reports">
          <h3>{words.title}</h3>
          <p class="hint">{words.lead}</p>
          <ul>
            {near.value.slice(0, SHOWN).map((report) => (
              <li key={report.id}>
                <DepthFigure depth={report.depth} small />
                <p>
                  <strong>{props.depths[report.depth]}</strong>
                  <br />
                  <span class="soft small">{factsOf(report, props)}</span>
                </p>
                <Answer
                  report={report}
                  said={said.value[report.id]}
                  words={words}
                  onSame={() => say(report.id)}
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

interface AnswerProps {
  report: NearReport;
  said: "saying" | "thanks" | "failed" | undefined;
  words: NearWords;
  onSame: () => void;
}

function Answer({ report, said, words, onSame }: AnswerProps) {
  if (report.isOwn) return <p class="soft small">{words.own}</p>;
  if (report.isConfirmed || said === "thanks") return <p class="good">{words.thanks}</p>;
  return (
    <div>
      {/* Without script the button posts the small form at the page's end. */}
      <button
        type="submit"
        form="same-water"
        formAction={pathTo`/reports/${report.id}/same`}
        class="button second slim"
        disabled={said === "saying"}
        onClick={(event) => {
          event.preventDefault();
          onSame();
        }}
      >
        {said === "saying" ? words.saying : words.same}
      </button>
      {said === "failed" && <p class="field-error">{words.failed}</p>}
    </div>
  );
}

function questionFor(location: PickedLocation | null, zip: string): NearQuestion | undefined {
  if (location) {
    const { latitude, longitude } = location;
    return { location: { latitude, longitude } };
  }
  return zip ? { zip } : undefined;
}

/** In the body: where somebody stands is in no address, and so in no log. */
async function find(
  question: NearQuestion,
  signal: AbortSignal,
): Promise<NearReport[] | undefined> {
  try {
    const response = await fetch("/api/reports/near", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(question),
      signal,
    });
    if (!response.ok) return [];
    return (await response.json() as NearReportList).reports;
  } catch {
    return undefined; // no connection, or another place meanwhile: what is shown stays
  }
}

async function confirm(id: string): Promise<boolean> {
  try {
    return (await fetch(pathTo`/api/reports/${id}/confirmations`, { method: "POST" })).ok;
  } catch {
    return false;
  }
}

/** "200 feet away · 20 minutes ago · 2 more saw it" */
function factsOf(report: NearReport, { words, language, now }: NearReportsProps): string {
  const { distanceMetres, confirmations, happenedAt } = report;
  const where = distanceMetres === null ? words.inZip : fill(words.away, {
    distance: distanceWords(distanceMetres, words.distances, LOCALES[language]),
  });
  const others = confirmations > 0 && fill(words.others, { count: confirmations });
  return [where, ago(now - Date.parse(happenedAt), language), others].filter(Boolean).join(" · ");
}

function ago(ms: number, language: Language): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const words = new Intl.RelativeTimeFormat(LOCALES[language]);
  return minutes < 60
    ? words.format(-minutes, "minute")
    : words.format(-Math.round(minutes / 60), "hour");
}
