import { type LoggedRequest, type SandboxState, SERVICES } from "../state/state.ts";
import { SERVICE_NAMES } from "./service_names.ts";

const SHOWN = 25;

/** What came in last, service by service; the page's filter picks one. */
export function RequestLog({ state }: { state: SandboxState }) {
  const requests = SERVICES.flatMap((service) =>
    state.requests.filter((r) => r.service === service).slice(-SHOWN)
  ).sort((a, b) => b.at.getTime() - a.at.getTime());
  if (requests.length === 0) return <p class="hint">Nothing has been asked yet.</p>;
  return (
    <>
      <p class="hint counts">
        {SERVICES.filter((service) => state.requestCounts[service]).map((service) => (
          <span key={service}>
            <b>{state.requestCounts[service]}</b> {SERVICE_NAMES[service]}
          </span>
        ))}
      </p>
      <div class="log" tabIndex={0} role="region" aria-label="Requests, newest first" id="log">
        <table>
          <thead>
            <tr>
              <th>At</th>
              <th>Service</th>
              <th>Request</th>
              <th>Answer</th>
            </tr>
          </thead>
          <tbody>
            {requests.map((request, i) => <Row key={i} request={request} />)}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({ request }: { request: LoggedRequest }) {
  const { at, service, method, path, status, ms, note } = request;
  return (
    <tr data-service={service}>
      <td>
        <time dateTime={at.toISOString()} data-seconds>{at.toISOString().slice(11, 19)}</time>
      </td>
      <td>{SERVICE_NAMES[service]}</td>
      <td>
        <span class="path" title={path}>{method} {readable(path)}</span>
        {note && <span class="hint">{note}</span>}
      </td>
      <td data-answer={kindOf(status)}>
        {status === undefined ? "…" : status || "none"}
        {ms !== undefined && <span class="hint">{ms} ms</span>}
      </td>
    </tr>
  );
}

function kindOf(status: number | undefined): string {
  if (status === undefined) return "open";
  return status > 0 && status < 400 ? "good" : "bad";
}

/** Without what is the same in each line, and without a page of coordinates. */
function readable(path: string): string {
  const short = path.replace(/^\/2010-04-01\/Accounts\/AC[0-9a-f]{32}/, "…");
  try {
    return decodeURIComponent(short).slice(0, 300);
  } catch {
    return short.slice(0, 300);
  }
}
