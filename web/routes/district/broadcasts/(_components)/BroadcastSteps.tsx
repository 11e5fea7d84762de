import type { Broadcast } from "shared/api/district/broadcasts.ts";
import { pathTo } from "shared/path_to.ts";
import { TextField } from "@/components/Field.tsx";
import { queryOf } from "@/lib/forms.ts";
import { broadcast as ofBroadcast } from "@/words/en/district/broadcasts.ts";
import { useMay } from "../../(_components)/role.ts";
import { Seen } from "./Seen.tsx";

const { steps: words } = ofBroadcast;

/** What may be done with it now, by whoever looks. To stop it stands beside its progress. */
export function BroadcastSteps(
  { broadcast, fields }: { broadcast: Broadcast; fields?: Record<string, string> },
) {
  const { id, steps, faults, texts, state, isDrill } = broadcast;
  const at = pathTo`/district/broadcasts/${id}`;
  if (!useMay("run")) return <p class="soft">{words.onlyManagers}</p>;
  const canWrite = steps.includes("write");
  return (
    <div class="stack tight">
      {steps.includes("send") && (
        <p>
          <a class="button" href={`${at}/send`}>{words.look}</a>
        </p>
      )}
      {steps.includes("submit") && faults.length === 0 && (
        <form method="post" action={at}>
          <Seen broadcast={broadcast} />
          <p class="row">
            <button class="button" type="submit" name="step" value="submit">{words.submit}</button>
            <span class="soft">{words.submitHint}</span>
          </p>
        </form>
      )}
      <p class="row">
        {canWrite && <a class="button second" href={`${at}/edit`}>{words.edit}</a>}
        {canWrite && texts.length > 0 && (
          <a class="button second" href={`${at}/test`}>{words.test}</a>
        )}
        {!canWrite && state !== "returned" && (
          <a
            class="button second"
            href={`/district/broadcasts/new${queryOf({ copy: id, drill: isDrill ? "yes" : "" })}`}
          >
            {words.copy}
          </a>
        )}
      </p>
      {steps.includes("return") && (
        <details open={fields?.reason !== undefined}>
          <summary>{words.return}</summary>
          <form method="post" action={at} noValidate>
            <Seen broadcast={broadcast} />
            <TextField
              name="reason"
              label={words.returnWhy}
              error={fields?.reason}
              autocomplete="off"
            />
            <button class="button second" type="submit" name="step" value="return">
              {words.return}
            </button>
          </form>
        </details>
      )}
      {steps.includes("discard") && (
        <form method="post" action={at}>
          <Seen broadcast={broadcast} />
          <button class="link-button" type="submit" name="step" value="discard">
            {words.discard}
          </button>
        </form>
      )}
    </div>
  );
}
