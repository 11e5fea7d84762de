import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { DistrictReportList } from "shared/api/district.ts";

const LONGEST_WAIT_MS = 60_000;

interface LiveReportsProps {
  /** The newest report on the page; ids grow with time. */
  newestId: string | null;
}

/** Says that reports have come in since the page was loaded; never moves what is being read. */
export default function LiveReports({ newestId }: LiveReportsProps) {
  const connection = useSignal<"connecting" | "live" | "lost">("connecting");
  const fresh = useSignal(0);

  useEffect(() => {
    let source: EventSource;
    let waitMs = 2_000;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function connect() {
      source = new EventSource("/api/district/stream");
      source.onopen = () => {
        // What came in while the line was dead is counted too.
        if (connection.value === "lost") recount();
        connection.value = "live";
        waitMs = 2_000;
      };
      source.addEventListener("report", recount);
      source.addEventListener("missed", recount);
      source.onerror = () => {
        connection.value = "lost";
        // A browser reconnects by itself, but not after an answer such as 503.
        if (source.readyState !== EventSource.CLOSED) return;
        timer = setTimeout(connect, waitMs);
        waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
      };
    }

    async function recount() {
      const response = await fetch("/api/district/reports?limit=50").catch(() => undefined);
      if (!response?.ok) return;
      const { reports }: DistrictReportList = await response.json();
      fresh.value = reports.filter(({ id }) => !newestId || id > newestId).length;
    }

    connect();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, []);

  const count = fresh.value;
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
            <strong>{count} new {count === 1 ? "report" : "reports"}</strong>{" "}
            <a href="/district">Show</a>
          </>
        )}
      </span>
    </div>
  );
}
