// A report's pictures, in the managers' room.

import { MAX_PHOTOS, MAX_VIDEOS } from "shared/media_rules.ts";
import { AMOUNTS } from "shared/words/amounts.ts";

const amount = AMOUNTS.en;

export const pictures = {
  title: "Photos and video",
  covered: "Covered in parts",
  hidden: "Hidden",
  /** Under one that staff have taken. */
  byStaff: "Taken by staff, for staff only",
  byStaffOutside: "Taken by staff, its sender sees it too",
  /** Of one in the report's list. */
  open: (number: number, of: number) => `Photo ${number} of ${of}: look closer`,
  openVideo: "Video: look closer",

  /** One picture's page. */
  pageTitle: (number: number, of: number) => of === 1 ? "Photo" : `Photo ${number} of ${of}`,
  videoTitle: "Video",
  back: "The report",
  previous: "Previous",
  next: "Next",
  whole: "Open in full size",
  close: "Close",
  ownPage: "This picture’s own page: cover it, hide it, open it in full size",
  alt: (depth: string, when: string) => `${depth}, seen ${when}`,
  saved: {
    covered: "Covered. Everybody but your staff sees the covered photo from now on.",
    uncovered: "The covers are off.",
    hidden: "Hidden. Nobody but your staff sees it.",
    shown: "It is shown again.",
    outside: "Who sent the report sees it from now on.",
    inside: "Nobody but your staff sees it.",
  },
  staffs: {
    takenBy: (who: string, when: string) => `Taken by ${who}, ${when}.`,
    inside: "Your staff alone sees it.",
    outside: (when: string) =>
      `Who sent the report has seen it too since ${when}, in their record as well.`,
    hiddenToo: "Hidden as it is, nobody outside your staff sees it.",
    show: "Show it to who sent the report",
    showHint:
      "On their page and in their record for an insurer, marked as taken by your staff. Cover faces and plates first.",
    keep: "For staff only again",
    remove: "Delete it",
    removeSure: "It goes for good. That you deleted one stays in the history.",
    removeYes: "Delete this picture",
  },
  coveredSince: (when: string) =>
    `Parts of it have been covered since ${when}. The sender, the record for an insurer and every export have this photo. The one that was sent is kept sealed.`,
  hiddenSince: (when: string, reason: string) => `Hidden since ${when}: ${reason}.`,
  hiddenTold: "Its sender can see that there is one, not why.",
  uncover: "Take the covers off",
  uncoverHint: "Its sender, and whoever has the record, then sees the photo as it was sent.",
  openOriginal: "Open the photo as it was sent",
  openOriginalHint: "Who opened it, and when, is kept in your district's log.",
  originalOpened:
    "This is the photo as it was sent. That you opened it is kept in your district's log.",
  hide: {
    open: "Hide it whole",
    why: "Why? Your district's staff and FloodLine see this.",
    button: "Hide this picture",
    again: "Show it again",
  },
  /** Where no script runs, or the browser cannot draw it. */
  coverNeedsScript: "To cover faces and plates this page needs JavaScript. You can hide it whole.",

  /** What cannot be drawn cannot be drawn over. */
  videoIsWhole:
    "A video cannot be covered in parts. Where it shows a face or a plate, hide it whole.",
  heicIsWhole:
    "This photo is a HEIC, as iPhones save them: a browser that can draw it (Safari) can cover it too. In any other, hide it whole.",

  /** Staff take one, at the place or from the report's page. */
  take: {
    pageTitle: "A photo by your staff",
    pageLead: (depth: string, zip: string) =>
      `Of the report ${depth.toLowerCase()}, ${zip}. Your staff alone sees it, until a manager shows it to who sent the report.`,
    tooMany: `The report has as many photos by your staff as it may: ${
      amount.photos(MAX_PHOTOS)
    }, or ${amount.videos(MAX_VIDEOS)}.`,
    refusedPlainly: "The photo was not added. Send it once more, as JPEG, PNG, WebP or HEIC.",
    /** For the island: plain strings. */
    island: {
      add: "Add a photo",
      /** Read out: at which place. */
      addAt: "or a video: {place}",
      photo: "Photo, {place}.",
      video: "Video, {place}.",
      preparing: "Getting it ready…",
      sending: "It is being sent…",
      waits:
        "Waits for the network: it is sent once there is one. If you sign out before, it is deleted.",
      oneSent: "1 photo or video is sent. Your staff sees it in a moment, nobody else does.",
      manySent: "{count} are sent. Your staff sees them in a moment, nobody else does.",
      takeBack: "Take it back",
      notKept:
        "It did not go out, and this browser keeps nothing: take it again once there is a network.",
      mayTellPlace:
        "We cannot take hidden data out of this video: it may tell where you were. Send it all the same?",
      sendAnyway: "Send it all the same",
      doNotSend: "Do not send it",
      refused: {
        type: "Photos as JPEG, PNG, WebP or HEIC, videos as MP4 or MOV.",
        empty: "This file is empty.",
        photoTooLarge: "Too large: a photo can be up to {megabytes} MB.",
        videoTooLarge: "Too large: a video can be up to {megabytes} MB.",
        unreadable: "Your browser cannot open this photo. Save it as JPEG, then add that.",
        failed: "It did not work. Try again.",
      },
    },
  },

  /** For the island: plain strings. */
  viewer: {
    stage: "Photo. Plus and minus zoom, 0 fits it, left and right arrows go to the next.",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    fit: "Fit",
    zoomed: "{percent}%",
    cover: "Cover faces and plates",
    coverHint:
      "Draw a box over each face and plate: drag on the photo, or add a box and move it with the arrow keys.",
    addBox: "Add a box",
    removeBox: "Remove the box",
    box:
      "Box {number} of {count}. Arrow keys move it, with Shift they change its size, Delete removes it.",
    save: "Cover these",
    cancel: "Cancel",
    working: "Covering…",
    heic:
      "This browser cannot draw this photo, a HEIC. Open this page in Safari to look at it and to cover it, or hide it whole.",
    gone: "The photo did not come. Load the page again.",
    problems: {
      gone: "The photo has changed, or this page is too old. Load it again.",
      unreadable:
        "This browser cannot draw the photo truly. Try another browser, or hide it whole.",
      signedOut: "You are signed out. Sign in again in a new tab, then cover once more.",
      refused: "It was refused. Load the page again.",
      offline: "The network is away, or photos cannot be stored now. Try again.",
    },
  },
};
