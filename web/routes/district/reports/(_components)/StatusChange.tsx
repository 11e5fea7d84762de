import type { AnswerTemplate } from "shared/api/district/templates.ts";
import { OPEN_STATUSES, type TemplateStatus } from "shared/report_statuses.ts";
import { pathTo } from "shared/path_to.ts";
import { templates as answers } from "@/words/en/district/templates.ts";
import { work } from "@/words/en/district/work.ts";
import { AnswerChoice } from "./AnswerChoice.tsx";
import { NotOurs } from "./NotOurs.tsx";
import { PassOn } from "./PassOn.tsx";
import type { StatusFormProps, TypedStatus } from "./typed_status.ts";

const { doing: words } = work;

/** What is being done, and the true ways to be done with it: whichever the report does not have. */
export function StatusChange({ report, templates, typed }: StatusFormProps) {
  const { id, status: current, mayAsk } = report;
  const action = pathTo`/district/reports/${id}`;
  const of = (status: TemplateStatus) => templates.filter((one) => one.status === status);
  const inOwnWords = (...statuses: TemplateStatus[]) =>
    statuses.filter((status) => status !== current).map((status) => (
      <InOwnWords key={status} {...{ action, status, typed }} templates={of(status)} />
    ));
  const button = (status: "water_gone" | "nothing_found") =>
    status !== current && (
      <button class="button second slim" type="submit" name="status" value={status}>
        {words[status]}
      </button>
    );
  return (
    <section aria-labelledby="doing" class="stack tight screen-only">
      <h2 id="doing">{words.title}</h2>
      <form class="row" method="post" action={action}>
        {OPEN_STATUSES.filter((status) => status !== current).map((status) => (
          <button
            class="button second slim"
            type="submit"
            name="status"
            value={status}
            key={status}
          >
            {words.buttons[status]}
          </button>
        ))}
      </form>
      {inOwnWords("seen", "in_progress")}
      <h3>{words.endTitle}</h3>
      <p class="soft small">{words.endHint}</p>
      <form class="row" method="post" action={action}>
        {button("water_gone")}
        {button("nothing_found")}
      </form>
      {inOwnWords("water_gone", "nothing_found")}
      {current !== "passed_on" && <PassOn {...{ report, typed }} templates={of("passed_on")} />}
      {current !== "not_ours" && <NotOurs {...{ action, typed }} templates={of("not_ours")} />}
      {templates.length > 0 && (
        <p class="soft small">
          {!mayAsk && `${answers.choice.untold} `}
          <a href="/district/templates">{answers.choice.write}</a>
        </p>
      )}
    </section>
  );
}

/** A status with an answer of the district's; without one it has its plain button alone. */
function InOwnWords({ action, status, templates, typed }: {
  action: string;
  status: TemplateStatus;
  templates: AnswerTemplate[];
  typed?: TypedStatus;
}) {
  if (templates.length === 0) return null;
  const { choice, statuses } = answers;
  const isTyped = typed?.status === status;
  return (
    <details open={isTyped}>
      <summary>{choice.open(statuses[status])}</summary>
      <form method="post" action={action} class="stack tight">
        <AnswerChoice templates={templates} chosen={isTyped ? typed.templateId : undefined} />
        <button class="button slim" type="submit" name="status" value={status}>
          {choice.button(statuses[status])}
        </button>
      </form>
    </details>
  );
}
