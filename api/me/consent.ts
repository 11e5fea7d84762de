import { CONSENT_VERSION } from "shared/consent.ts";
import { AppError } from "shared/server/app_error.ts";

/** The wording somebody agreed to must be one that we show. */
export function checkConsent(version: string | undefined): string | null {
  if (version !== undefined && version !== CONSENT_VERSION) {
    throw new AppError("invalidInput", {
      fields: { consentVersion: ({ fields }) => fields.consentChanged },
    });
  }
  return version ?? null;
}
