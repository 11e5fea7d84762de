import type { TextCounts } from "shared/api/district.ts";
import { minutesWords } from "../../(_components)/text_counts.ts";

/** What became of a storm's texts, each state with what it means. */
export function TextFigures({ texts }: { texts: TextCounts }) {
  const { delivered, sent, waiting, failed, dropped, minutesToLastPhone } = texts;
  return (
    <dl class="figures">
      <div>
        <dt>Delivered</dt>
        <dd>
          {delivered}
          <small>on the phone</small>
        </dd>
      </div>
      <div>
        <dt>Last phone</dt>
        <dd>
          {minutesToLastPhone === null ? "–" : minutesWords(minutesToLastPhone)}
          <small>{minutesToLastPhone === null ? "none has it yet" : "after its alert"}</small>
        </dd>
      </div>
      <div>
        <dt>On their way</dt>
        <dd>
          {sent}
          <small>left us, not confirmed</small>
        </dd>
      </div>
      <div>
        <dt>Waiting</dt>
        <dd>
          {waiting}
          <small>in line, or for quiet hours to end</small>
        </dd>
      </div>
      <div>
        <dt>Failed</dt>
        <dd>
          {failed}
          <small>did not arrive</small>
        </dd>
      </div>
      <div>
        <dt>Not sent</dt>
        <dd>
          {dropped}
          <small>out of date, or unwanted by then</small>
        </dd>
      </div>
    </dl>
  );
}
