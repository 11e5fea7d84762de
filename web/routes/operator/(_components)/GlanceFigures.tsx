import type { Status } from "shared/api/operator.ts";
import { operator } from "@/words/en/operator.ts";
import { useTimes } from "@/words/reader.ts";
import { dollarsOf } from "./dollars.ts";

const { glance: words, count } = operator;

export function GlanceFigures({ status, now }: { status: Status; now: Date }) {
  const { ago } = useTimes();
  const { sweptWellAt, storms, texts, money, database } = status;
  const sum = (of: "queued" | "held") => texts.waiting.reduce((all, each) => all + each[of], 0);
  const [oldest] = texts.waiting.flatMap(({ oldestAt }) => oldestAt ?? []).sort();
  const { segmentCents, alertParts, alertDollars } = money;
  const { grownAWeek, bytes, connections, mostConnections } = database;
  return (
    <section aria-label={words.label}>
      <dl class="figures">
        <div>
          <dt>{words.swept}</dt>
          <dd>{sweptWellAt ? ago(sweptWellAt, now) : operator.never}</dd>
        </div>
        <div>
          <dt>{words.storms}</dt>
          <dd>
            {count(storms.reduce((all, each) => all + each.count, 0))}
            <small>{words.stormsBy(storms)}</small>
          </dd>
        </div>
        <div>
          <dt>{words.waiting}</dt>
          <dd>
            {count(sum("queued"))}
            {oldest && <small>{words.oldest(ago(oldest, now))}</small>}
            {sum("held") > 0 && <small>{words.held(sum("held"))}</small>}
          </dd>
        </div>
        <div>
          <dt>{words.spent}</dt>
          <dd>
            {dollarsOf(alertParts, segmentCents)}
            {alertDollars !== null && <small>{words.spentOf(`$${alertDollars.toFixed(2)}`)}</small>}
          </dd>
        </div>
        <div>
          <dt>{words.connections}</dt>
          <dd>
            {count(connections)}
            <small>{words.connectionsOf(mostConnections)}</small>
          </dd>
        </div>
        <div>
          <dt>{words.size}</dt>
          <dd>
            {operator.database.size(bytes)}
            {grownAWeek !== null && <small>{words.grown(operator.database.size(grownAWeek))}
            </small>}
          </dd>
        </div>
      </dl>
    </section>
  );
}
