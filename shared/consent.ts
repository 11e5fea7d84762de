// The words a resident agrees to before any alert is texted. Changing them makes a new version;
// what somebody agreed to is stored by its version.

export const CONSENT_VERSION = "2026-11";

export const CONSENT_WORDING =
  "Text me FloodLine flood and rain alerts for the ZIP codes I choose. How often depends on the " +
  "weather: usually 1 to 3 texts a storm. Msg & data rates may apply. Reply STOP to end, HELP " +
  "for help. Consent is not a condition of any purchase.";
