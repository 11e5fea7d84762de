// What is done in a district that its log tells: by its staff, or by an operator for it. An act that is not
// here is in the operators' security log alone.
export const DISTRICT_ACTS = [
  "personInvited",
  "invitationWithdrawn",
  "invitationAccepted",
  "invitationDeclined",
  "personNamed",
  "roleGiven",
  "roleTaken",
  "staffLeft",
  "thresholdsChanged",
  "settingsChanged",
  "messageSet",
  "messageEnded",
  "reportHidden",
  "reportShown",
  "reportRemoved",
  "mediaRemoved",
  "pictureCovered",
  "pictureUncovered",
  "pictureHidden",
  "pictureShown",
  "originalOpened",
  "broadcastSent",
  "broadcastStopped",
] as const;
export type DistrictAct = typeof DISTRICT_ACTS[number];
