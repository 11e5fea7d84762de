import type { Status } from "shared/api/operator.ts";
import { operator } from "@/words/en/operator.ts";
import { dollarsOf } from "./dollars.ts";
import { FigureTable } from "./FigureTable.tsx";

const { money: words, count, unknown } = operator;

export function MoneySection({ money }: { money: Status["money"] }) {
  const { alertParts, alertDollars, segmentCents, purses } = money;
  return (
    <section>
      <h2>{words.title}</h2>
      <FigureTable
        caption={words.caption}
        columns={[words.purse, words.spent, words.limit, words.refused]}
        rows={[
          [
            words.alerts,
            dollarsOf(alertParts, segmentCents),
            alertDollars === null ? unknown : `$${alertDollars.toFixed(2)}`,
            unknown,
          ],
          ...purses.map(({ name, spentParts, heldParts, refused }) => [
            words.purseWords(name),
            dollarsOf(spentParts, segmentCents),
            heldParts === null ? unknown : dollarsOf(heldParts, segmentCents),
            count(refused),
          ]),
        ]}
      />
    </section>
  );
}
