import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DistrictReportList } from "shared/api/district.ts";
import { coalesce } from "@/lib/coalesce.ts";

/** In a storm reports come faster than anybody reads how many they are. */
const REST_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

interface LiveReportsProps {
  /** The newest report on the page; ids grow with time. */
  newestId: string | null;
  /** What the page's list is narrowed by, with as many as are counted; and the page's address. */
  query: string;
  path: string;
}

/** Says that reports have come in since the page was loaded; never moves what is being read. */
export default function LiveReports({ newestId, query, path }: LiveReportsProps) {
  const connection = useSignal<"connecting" | "live" | "lost">("connecting");
  const fresh = useSignal({ count: 0, isMore: false });

  useEffect(() => {
    let source: EventSource;
    let waitMs = 2_000;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const recounting = coalesce(recount, REST_MS);

    function connect() {
      source = new EventSource("/api/district/stream");
      source.onopen = () => {
        // What came in while the line was dead is counted too.
        if (connection.value === "lost") recounting.ask();
        connection.value = "live";
        waitMs = 2_000;
      };
      source.addEventListener("report", recounting.ask);
      source.addEventListener("missed", recounting.ask);
      source.onerror = () => {
        connection.value = "lost";
        // A browser reconnects by itself, but not after an answer such as 503.
        if (source.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(connect, waitMs);
        waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
      };
    }

    async function recount(): Promise<boolean> {
      const response = await fetch(`/api/district/reports?${query}`);
      if (!response.ok) return isForGood(response.status);
      const { reports, next }: DistrictReportList = await response.json();
      const count = reports.filter(({ id }) => !newestId || id > newestId).length;
      fresh.value = { count, isMore: count === reports.length && next !== null };
      return true;
    }

    connect();
    return () => {
      clearTimeout(timer);
      recounting.stop();
      source.close();
    };
  }, []);

  const { count, isMore } = fresh.value;
  return (
    <div class="live needs-script">
      <span>
        <span class={connection.value === "live" ? "dot on" : "dot"} aria-hidden="true" />
        {{
          connecting: "Connecting…",
          live: "Live: new reports show here",
          lost: "Connection lost. Trying again…",
        }[connection.value]}
      </span>
      <span role="status">
        {count > 0 && (
          <>
            <strong>{count}{isMore && "+"} new {count === 1 ? "report" : "reports"}</strong>{" "}
            <a href={path}>Show</a>
          </>
        )}
      </span>
    </div>
  );
}

/** Signed out, or no manager any more; too many and busy pass. */
function isForGood(status: number): boolean {
  return status < 500 && status !== 429;
}
