// The limits that people are told of. The programs keep them, and the words of every language take
// their numbers from here, so that none is promised that is not kept. Limits that nobody is told of
// stand where they are kept; those of photos and videos in media_rules.ts, those of storms in storms/.

/**
 * How long a sign-in code works, and what it proved is fresh enough for what cannot be undone. Twilio
 * Verify's codes work for ten minutes, whatever stands here.
 */
export const CODE_MINUTES = 10;

/** How long a browser stays signed in without use … */
export const SESSION_IDLE_DAYS = 30;
/** … and however much it is used: then a code is asked for anew. */
export const SESSION_LONGEST_DAYS = 90;
/** How long an account knows a browser by: as long as browsers keep anything [RFC 6265bis, 5.5]. */
export const BROWSER_KNOWN_DAYS = 400;
/** How long a browser keeps the language that was chosen. */
export const LANGUAGE_KEPT_DAYS = 365;

/** ZIP codes that a person follows. */
export const MAX_PLACES = 5;
/** How long PAUSE keeps texts away, by text as by form. */
export const PAUSE_HOURS = 24;

/** What a district may write to its followers a day, and to its staff as drills. */
export const MAX_BROADCASTS_A_DAY = 3;
export const MAX_DRILLS_A_DAY = 3;
/** So long a wish to switch the second pair of eyes off waits for another manager. */
export const EYES_OFF_ASKED_DAYS = 7;
/** So long somebody must have been of the staff, or alone, for their word on it to count. */
export const EYES_OFF_HOURS = 24;
/** So long a broadcast may be undone before any of it leaves. */
export const BROADCAST_UNDO_SECONDS = 60;
/** Characters of a broadcast's own words in a language. */
export const MAX_BROADCAST_LENGTH = 320;
/** How long a broadcast may be worth hearing, at choice. */
export const BROADCAST_VALID_MINUTES = [60, 120, 240, 720, 1440] as const;
/** Broadcasts that a manager may text to their own phone a day. */
export const MAX_TESTS_A_DAY = 10;

/** How far back somebody may report water. */
export const REPORTABLE_DAYS = 7;
/** How far back lists and maps show reports to everybody. */
export const SHOWN_DAYS = 7;
/** The start page counts the reports of so long. */
export const COUNTED_HOURS = 24;
/** A district's board counts what came in that its reader has not seen, up to so many … */
export const MOST_FRESH = 1000;
/** … and what ended of so long: of a long record nobody wants to know there. */
export const ENDED_COUNTED_HOURS = 24;
/** Filters of a district's list that one person keeps under a name; so many more are shared. */
export const MAX_SAVED_FILTERS = 20;
export const MAX_FILTER_NAME = 60;
/** Links of wall screens that work, of one district. */
export const MAX_WALL_LINKS = 20;
/** Keys that work, of one district. */
export const MAX_KEYS = 20;
/** Days that an after-storm report looks at, where it is of no single storm. */
export const MAX_AFTER_DAYS = 31;
/** Reports that it looks at: more than any storm has brought. */
export const MOST_AFTER_REPORTS = 20_000;
/** Public links of after-storm reports that work, of one district. */
export const MAX_AFTER_LINKS = 50;
/** Files of them that a district orders a day, and for how long they are kept. */
export const MAX_AFTER_FILES_A_DAY = 30;
export const AFTER_FILES_KEPT_DAYS = 7;
/** Photos that it shows. */
export const MAX_AFTER_PICTURES = 12;
/** Links to its list that work, of one district. */
export const MAX_LIST_LINKS = 20;
/** A district's map has a dot for each report, up to so many; more are counted. */
export const MOST_DOTS = 300;
/** A round shows so many places: more than anybody goes to in a day. */
export const MOST_ROUND_PLACES = 50;
/** A report's mark on a map is hollow from then on. */
export const OLD_MARK_HOURS = 24;
/** Depth and note may be changed so long, until the district takes the report up. */
export const EDITABLE_HOURS = 24;

/** STILL by text opens a report anew that ended so long ago: until then the city may take its time. */
export const STILL_DAYS = 30;

/** A record tells of other reports so near … */
export const RECORD_NEAR_METRES = 1000;
/** … and so soon before or after. */
export const RECORD_NEAR_HOURS = 12;
/** The rain before a report: of so long, its wettest 15 minutes of the last few. */
export const RAIN_BEFORE_HOURS = 24;
export const WETTEST_BEFORE_HOURS = 3;
/** For a signed proof of loss, by the standard policy of the National Flood Insurance Program. */
export const PROOF_OF_LOSS_DAYS = 60;

/** As far as the limits on sign-in look back. */
export const CODES_KEPT_DAYS = 1;
/** Backups, and so what was deleted, in those of before: shared/server/backup/keep.ts. */
export const BACKUPS_KEPT_DAYS = 366;
/** The limits on answers look back an hour, an open question half a day. */
export const INBOUND_KEPT_DAYS = 1;
/** A form lies open for minutes; its upload permission ends after 15. */
export const UNSENT_MEDIA_KEPT_DAYS = 1;
/** Numbers on texts of nobody's: sign-in codes, and those of deleted accounts. */
export const NUMBERS_KEPT_DAYS = 1;
/** For who finds out months later that somebody was in; then it has been long enough. */
export const SECURITY_LOG_KEPT_DAYS = 180;
/** What was done in a district, and by whom: last season's acts are asked about in this one. */
export const DISTRICT_LOG_KEPT_DAYS = 400;
/** To join a district's staff. One that ran out is shown so long again, then deleted. */
export const INVITATION_DAYS = 7;
/** A storm's rain, and its page: the claims of one rainy season are still argued over in the next. */
export const STORMS_KEPT_DAYS = 400;

/** Hot spots are counted over so long: a place that floods once a season shows. */
export const HOT_SPOT_DAYS = 3 * 365;
/** More than a crew goes to, and more than a page is read. */
export const MOST_HOT_SPOTS = 50;

/** What was done about a report can be undone so long: what stood longer has been acted on. */
export const UNDO_HOURS = 24;
/** What was read of a district's file waits so long to be taken. */
export const DRAFT_MINUTES = 60;
/** Reports that are acted on at once … */
export const MOST_IN_BATCH = 100;
/** … so long it is undone as one, and nobody is texted about it. */
export const BATCH_UNDO_SECONDS = 60;
/** People that a district invites to its staff a day: each is a text to a number that somebody has only typed. */
export const MAX_INVITATIONS_A_DAY = 20;

/** So long a district's words stay on its ZIP codes' pages, at most and at choice. */
export const MESSAGE_HOURS = [1, 3, 6, 12, 24, 72, 168] as const;
export const MAX_MESSAGE_HOURS = 168;

/** Why a district hides something from the public. */
export const MAX_REASON_LENGTH = 500;
/** Of the city's 311, as the cities write theirs. */
export const MAX_CITY_NUMBER_LENGTH = 14;
/** What is older is another storm's water: not offered as the same. */
export const SAME_WATER_HOURS = 24;
/** Reports that are put together at once. */
export const MOST_MERGED = 50;
/** Answers to reporters that a district keeps ready. */
export const MAX_TEMPLATES = 40;
export const MAX_TEMPLATE_NAME = 60;
/** Characters of an answer's own words in a language. */
export const MAX_TEMPLATE_LENGTH = 200;
/** Between two "Still wet?" to the same people. */
export const ASK_AGAIN_MINUTES = 20;
