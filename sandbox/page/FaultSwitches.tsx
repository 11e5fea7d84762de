import type { SandboxState } from "../state/state.ts";
import { chosen, SWITCHES } from "./fault_words.ts";

const SPEEDS: [ms: number, words: string][] = [[0, "At once"], [2000, "2 s"], [8000, "8 s"]];

/** Bad days, one choice a service. The page's script submits at each change. */
export function FaultSwitches({ state }: { state: SandboxState }) {
  return (
    <form method="post" action="/page/faults" class="stack faults" data-autosubmit>
      {SWITCHES.map(({ name, title, works, choices }) => {
        const current = chosen(state.faults, name);
        return (
          <label key={name} data-broken={current !== "" || undefined}>
            {title}
            <select name={name} id={`fault-${name}`}>
              <option value="" selected={current === ""}>{works}</option>
              {choices.map(([value, words]) => (
                <option key={value} value={value} selected={current === value}>{words}</option>
              ))}
            </select>
          </label>
        );
      })}
      <Speed
        name="openMeteoMs"
        title="The weather takes"
        ms={state.latency.openMeteoMs ?? 0}
      />
      <Speed name="twilioMs" title="Twilio takes" ms={state.latency.twilioMs ?? 0} />
      <button type="submit" class="quiet no-script">Apply</button>
    </form>
  );
}

function Speed({ name, title, ms }: { name: string; title: string; ms: number }) {
  return (
    <label data-broken={ms > 0 || undefined}>
      {title}
      <select name={name} id={name}>
        {SPEEDS.map(([value, words]) => (
          <option key={value} value={value} selected={ms === value}>{words}</option>
        ))}
        {!SPEEDS.some(([value]) => value === ms) && <option value={ms} selected>{ms} ms</option>}
      </select>
    </label>
  );
}
