// A status as it was wanted and refused: what was typed for it is not typed twice.
import type { DistrictReport } from "shared/api/district.ts";
import type { AnswerTemplate } from "shared/api/district/templates.ts";
import { GIVEN_STATUSES, type GivenStatus } from "shared/report_statuses.ts";
import { textOf } from "@/lib/forms.ts";

export interface StatusFormProps {
  report: DistrictReport;
  /** The district's answers that belong here. */
  templates: AnswerTemplate[];
  /** What was refused. */
  typed?: TypedStatus;
}

export interface TypedStatus {
  status: GivenStatus;
  cityNumber: string;
  whose: string;
  templateId: string;
}

/** Undefined: the form was about something else. */
export function readTypedStatus(form: FormData): TypedStatus | undefined {
  const status = GIVEN_STATUSES.find((given) => given === textOf(form, "status"));
  return status && {
    status,
    cityNumber: textOf(form, "cityNumber"),
    whose: textOf(form, "whose"),
    templateId: textOf(form, "templateId"),
  };
}
