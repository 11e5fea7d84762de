import type { ComponentChildren } from "preact";
import type { Colleague } from "shared/api/district/acts.ts";
import type { AnswerTemplate } from "shared/api/district/templates.ts";
import { MAX_CITY_NUMBER_LENGTH, MAX_REASON_LENGTH } from "shared/limits.ts";
import { OWNERS } from "shared/report_statuses.ts";
import { batches } from "@/words/en/district/batches.ts";
import { work } from "@/words/en/district/work.ts";
import { colleagueWords } from "../colleague_words.ts";
import { useMay } from "../role.ts";
import { BatchAnswers } from "./BatchAnswers.tsx";
import type { TypedBatch } from "./batch_form.ts";

const { bar: words } = batches;
/** The boxes stand in the list, outside of the form that they belong to. */
export const BATCH_FORM = "batch-form";

interface BatchBarProps {
  action: string;
  /** How many are ticked, where a script says so. */
  ticked?: ComponentChildren;
  colleagues: Colleague[];
  /** The district's own. */
  templates: AnswerTemplate[];
  userId: string;
  typed: TypedBatch;
  /** Why it was refused; "": it was not. */
  problem: string;
}

/**
 * What can be done to all that are ticked. A form; with a script it stays at the window's lower edge as long as
 * any is ticked, and says how many.
 */
export function BatchBar(props: BatchBarProps) {
  const { action, ticked, problem } = props;
  return (
    <form
      id={BATCH_FORM}
      class="batch-bar"
      method="post"
      action={`${action}#${BATCH_FORM}`}
      aria-label={words.title}
    >
      <input type="hidden" name="intent" value="batch" />
      {/* Enter in a field presses a form's first button: this one does nothing. */}
      <button type="submit" name="change" value="" hidden tabIndex={-1} />
      <p class="title">{words.title}</p>
      {ticked}
      {problem && <p class="field-error" role="alert">{problem}</p>}
      <div class="row">
        <Act change="seen">{words.buttons.seen}</Act>
        <Act change="in_progress">{words.buttons.in_progress}</Act>
        <Act change="water_gone">{words.buttons.water_gone}</Act>
      </div>
      <details open={problem !== ""}>
        <summary>{words.more}</summary>
        <MoreActs {...props} />
      </details>
    </form>
  );
}

function Act(props: { change: string; isGrave?: boolean; children: ComponentChildren }) {
  const look = props.isGrave ? "danger" : "second";
  return (
    <button class={`button ${look} slim`} type="submit" name="change" value={props.change}>
      {props.children}
    </button>
  );
}

function MoreActs({ colleagues, templates, userId, typed }: BatchBarProps) {
  const mayRun = useMay("run");
  const others = colleagues.filter(({ id }) => id !== userId);
  const { not_ours } = work.doing;
  return (
    <div class="more-acts">
      <p class="soft small">{words.hint}</p>
      <fieldset>
        <legend>{words.ends}</legend>
        <div class="row">
          <Act change="nothing_found">{words.nothing_found}</Act>
        </div>
        <div class="row end">
          <label class="field-of">
            {words.cityNumber}
            <span class="soft small">{words.cityNumberHint}</span>
            <input
              class="input"
              name="cityNumber"
              value={typed.cityNumber}
              maxLength={MAX_CITY_NUMBER_LENGTH}
              autocomplete="off"
            />
          </label>
          <Act change="passed_on">{words.passed_on}</Act>
        </div>
        <div class="row end">
          <label class="field-of">
            {words.whose}
            <select class="input" name="whose">
              <option value="">{not_ours.nobody}</option>
              {OWNERS.map((owner) => (
                <option key={owner} value={owner} selected={owner === typed.whose}>
                  {not_ours.owners[owner]}
                </option>
              ))}
            </select>
          </label>
          <Act change="not_ours">{words.not_ours}</Act>
        </div>
      </fieldset>
      {templates.length > 0 && <BatchAnswers templates={templates} />}
      <fieldset>
        <legend>{words.who}</legend>
        <div class="row end">
          {others.length > 0 && (
            <>
              <label class="field-of">
                {words.colleague}
                <select class="input" name="to">
                  {others.map((one) => (
                    <option key={one.id} value={one.id} selected={one.id === typed.to}>
                      {colleagueWords(one)}
                    </option>
                  ))}
                </select>
              </label>
              <Act change="give">{words.give}</Act>
            </>
          )}
          <Act change="take">{words.take}</Act>
          <Act change="nobody">{words.nobody}</Act>
        </div>
      </fieldset>
      {mayRun && (
        <fieldset>
          <legend>{words.public}</legend>
          <div class="row end">
            <label class="field-of">
              {words.why}
              <input
                class="input"
                name="reason"
                value={typed.reason}
                maxLength={MAX_REASON_LENGTH}
                autocomplete="off"
              />
            </label>
            <Act change="hide" isGrave>{words.hide}</Act>
            <Act change="staffOnly">{words.staffOnly}</Act>
          </div>
        </fieldset>
      )}
    </div>
  );
}
