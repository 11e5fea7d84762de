// The page of a district's log.
import type { DistrictAct } from "shared/district_acts.ts";
import { DISTRICT_LOG_KEPT_DAYS } from "shared/limits.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

/** What is known of an act, each in words already; "" where it is not known. */
interface ActParts {
  about: string;
  role: string;
  roleBefore: string;
  reason: string;
  /** How many. */
  people: string;
  /** Of the settings. */
  which: string;
  /** Of a wall screen, of an answer, of a key. */
  name: string;
  /** Of a key. */
  scope: string;
}

export const log = {
  title: "Log",
  intro: `Who did what in your district, newest first. It is kept ${
    AMOUNTS.en.days(DISTRICT_LOG_KEPT_DAYS)
  }. What was done to each report stands on its page too.`,
  none: "Nothing of that was done.",
  caption: "Acts, newest first",
  columns: { when: "When", who: "Who", what: "What" },
  you: "you",
  operator: "FloodLine's operator",
  former: "a deleted account",
  number: (ending: string) => `••• ••• ${ending}`,
  filter: {
    title: "Show",
    who: "Who, or to whom",
    everybody: "Everybody",
    what: "What",
    everything: "Everything",
    from: "From",
    to: "To",
    button: "Show",
    all: "Show everything",
  },
  file: "Download as CSV",
  fileHint: "All of what is shown here, not only this page. Times in UTC.",
  report: "the report",
  on: "on",
  off: "off",
  settings: {
    name: "name",
    languages: "languages",
    twoPairsOfEyes: "second pair of eyes",
    requiresSecondFactor: "authenticator app for managers",
    softer: "advisories and statements",
    tide: "tide gauge",
  } as Record<string, string>,
  /** In the list of the filter. */
  kinds: {
    personInvited: "Invited somebody",
    invitationWithdrawn: "Took an invitation back",
    invitationAccepted: "Joined",
    invitationDeclined: "Declined an invitation",
    personNamed: "Changed a name",
    roleGiven: "Gave a role",
    roleTaken: "Removed somebody",
    staffLeft: "Left the staff",
    thresholdsChanged: "Changed when to text",
    settingsChanged: "Changed the settings",
    eyesOffAsked: "Asked to switch the second pair of eyes off",
    eyesOffEnded: "Kept the second pair of eyes on",
    messageSet: "Set the district's message",
    messageEnded: "Ended the district's message",
    reportHidden: "Hid a report",
    reportShown: "Showed a report again",
    reportForStaff: "Made a report for staff only",
    reportForAll: "Made a report public again",
    reportRemoved: "Took a report away",
    mediaRemoved: "Took a photo or video away",
    pictureCovered: "Covered a part of a photo",
    pictureUncovered: "Uncovered a photo",
    pictureHidden: "Hid a photo",
    pictureShown: "Showed a photo again",
    originalOpened: "Opened a sealed photo",
    staffPictureShown: "Showed a staff photo outside",
    staffPictureKept: "Made a staff photo for staff only",
    staffPictureRemoved: "Deleted a staff photo",
    broadcastSent: "Sent a broadcast",
    broadcastTooDear: "Could not pay for a broadcast",
    broadcastStopped: "Stopped a broadcast",
    templateWritten: "Wrote an answer",
    templateChanged: "Changed an answer",
    templateDeleted: "Deleted an answer",
    templateRestored: "Had an answer back",
    wallLinkMade: "Made a link for a wall screen",
    wallLinkRevoked: "Revoked a wall screen's link",
    afterLinkMade: "Made a public link of a report",
    afterLinkWithdrawn: "Withdrew a public link of a report",
    afterFileOrdered: "Ordered a report as a file",
    afterPictureChosen: "Chose a photo for reports",
    afterPictureLeftOut: "Left a photo out of reports",
    fileTaken: "Took a file",
    boundaryPutBack: "Put the boundary back",
    keyMade: "Made a key",
    keyRevoked: "Revoked a key",
    listLinkMade: "Made a link to the list",
    listLinkRevoked: "Revoked a link to the list",
    everythingTaken: "Took everything along",
  } satisfies Record<DistrictAct, string>,
  acts: {
    personInvited: ({ about, role }) => `invited ${about} as ${role}`,
    invitationWithdrawn: ({ about }) => `took the invitation to ${about} back`,
    invitationAccepted: ({ role }) => `joined as ${role}`,
    invitationDeclined: ({ role }) => `declined the invitation as ${role}`,
    personNamed: ({ about }) => `changed the name of ${about}`,
    roleGiven: ({ about, role, roleBefore }) =>
      `made ${about} ${role}${roleBefore && `, was ${roleBefore}`}`,
    roleTaken: ({ about, roleBefore }) =>
      `removed ${about} from the staff${roleBefore && `, was ${roleBefore}`}`,
    staffLeft: () => "left the staff",
    thresholdsChanged: () => "changed when people are texted",
    settingsChanged: ({ which }) => `changed the settings: ${which}`,
    eyesOffAsked: () => "asked to switch the second pair of eyes off",
    eyesOffEnded: ({ about }) =>
      `kept the second pair of eyes on, as ${about} had asked to switch it off`,
    messageSet: () => "set what the district says",
    messageEnded: () => "ended what the district says",
    reportHidden: ({ reason }) => `hid a report from the public: ${reason}`,
    reportShown: () => "showed a report to the public again",
    reportForStaff: () => "made a report for staff only",
    reportForAll: () => "made a report public again",
    reportRemoved: ({ reason }) => `took a report away: ${reason}`,
    mediaRemoved: ({ reason }) => `took a photo or video away: ${reason}`,
    pictureCovered: () => "covered a part of a photo",
    pictureUncovered: () => "uncovered a photo",
    pictureHidden: ({ reason }) => `hid a photo from the public: ${reason}`,
    pictureShown: () => "showed a photo to the public again",
    originalOpened: () => "opened a photo as it was sent, behind its covered one",
    staffPictureShown: () => "showed a photo that staff took to who sent the report",
    staffPictureKept: () => "made a photo that staff took one for staff only again",
    staffPictureRemoved: () => "deleted a photo that staff took",
    broadcastSent: ({ people }) => `sent a broadcast${people && ` to ${people} people`}`,
    broadcastTooDear: () => "could not send a broadcast: the day's money did not pay for it",
    broadcastStopped: () => "stopped a broadcast",
    templateWritten: ({ name }) => `wrote the answer “${name}”`,
    templateChanged: ({ name }) => `changed the answer “${name}”`,
    templateDeleted: ({ name }) => `deleted the answer “${name}”`,
    templateRestored: ({ name }) => `had the answer “${name}” back`,
    wallLinkMade: ({ name }) => `made a link for a wall screen: ${name}`,
    wallLinkRevoked: ({ name }) => `revoked a wall screen's link: ${name}`,
    afterLinkMade: ({ name }) => `made a public link of an after-storm report: ${name}`,
    afterLinkWithdrawn: ({ name }) => `withdrew a public link of an after-storm report: ${name}`,
    afterFileOrdered: ({ name }) => `ordered an after-storm report as a file: ${name}`,
    afterPictureChosen: () => "chose a covered photo for after-storm reports",
    afterPictureLeftOut: () => "left a photo out of after-storm reports",
    fileTaken: ({ which, name }) => `took ${which} from the file ${name}`,
    boundaryPutBack: () => "put the boundary back to what it was before",
    keyMade: ({ name, scope }) => `made a key to ${scope}: ${name}`,
    keyRevoked: ({ name }) => `revoked a key: ${name}`,
    listLinkMade: ({ name }) => `made a link to the list: ${name}`,
    listLinkRevoked: ({ name }) => `revoked a link to the list: ${name}`,
    everythingTaken: () => "took all that is the district's along, in one file",
  } satisfies Record<DistrictAct, (parts: ActParts) => string>,
};
