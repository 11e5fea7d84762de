// A ZIP code's alerts of the last week as an Atom feed [RFC 4287]: FloodLine's own, each with its CAP
// document, and the Weather Service's, each under its own name and id.
import { type Language, tagOf } from "shared/languages.ts";
import { pathTo } from "shared/path_to.ts";
import { eventIn, timeIn } from "shared/server/words/alerts.ts";
import { WORDS } from "shared/server/words/words.ts";
import type { ToldAlert } from "./alert.ts";
import { capAlert, urnOf } from "./cap.ts";
import { findStale, type Stale } from "./stale.ts";
import type { FeedPlace, OfficialMessage } from "./sql.ts";
import { FEED_WORDS } from "./words.ts";
import { type Xml, xml, xmlDocument } from "../../http/xml.ts";

const WEATHER_SERVICE = "https://www.weather.gov/";
/** A message's own page for programs. */
const MESSAGES = "https://api.weather.gov/alerts/";

interface Feed {
  place: FeedPlace;
  alerts: ToldAlert[];
  official: OfficialMessage[];
  language: Language;
  publicUrl: string;
  now: Date;
}

interface Entry {
  updatedAt: Date;
  xml: Xml;
}

export function atomFeed(feed: Feed): { text: string; updatedAt: Date } {
  const { place: { zip }, language, publicUrl } = feed;
  const words = FEED_WORDS[language];
  // What is in force stands in front, the same first as on the page; then the newest.
  const inForce = feed.official.filter((message) => isInForce(message, feed));
  const over = feed.official.filter((message) => !isInForce(message, feed));
  const news = [
    ...feed.alerts.map((alert) => alertEntry(alert, feed)),
    ...over.map((message) => officialEntry(message, feed)),
  ].sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  const entries = [...inForce.map((message) => officialEntry(message, feed)), ...news];
  const changedAt = entries.length === 0
    ? startOfDay(feed.now)
    : new Date(Math.max(...entries.map(({ updatedAt }) => updatedAt.getTime())));
  const stale = findStale(feed.place, language, feed.now);
  const updatedAt = stale && stale.since > changedAt ? stale.since : changedAt;
  const self = publicUrl + pathTo`/api/zips/${zip}/feed.atom?lang=${language}`;
  const text = xmlDocument(
    xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${tagOf(language)}">
<id>tag:${new URL(publicUrl).hostname},2026:zip/${zip}/${language}</id>
<title>${words.title(zip)}</title>
<subtitle>${stale ? `${stale.words} ${words.note}` : words.note}</subtitle>
<updated>${timeOf(updatedAt)}</updated>
<author><name>FloodLine</name><uri>${publicUrl}</uri></author>
<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${pageOf(feed)}"/>
${stale ? [staleEntry(stale, feed)] : []}${entries.map((entry) => entry.xml)}</feed>`,
  );
  return { text, updatedAt };
}

/** Before all others: no news from an old forecast is not good news. */
function staleEntry({ words, since }: Stale, feed: Feed): Xml {
  const { place: { zip }, publicUrl } = feed;
  return xml`
    <entry>
      <id>tag:${new URL(publicUrl).hostname},2026:zip/${zip}/old-forecast/${timeOf(since)}</id>
      <title>${words}</title>
      <updated>${timeOf(since)}</updated>
      <published>${timeOf(since)}</published>
      <summary>${words}</summary>
      <link rel="alternate" type="text/html" href="${pageOf(feed)}" />
    </entry>
  `;
}

function isInForce({ endedAt, endsAt }: OfficialMessage, { now }: Feed): boolean {
  return endedAt === null && (endsAt === null || endsAt > now);
}

function alertEntry(alert: ToldAlert, feed: Feed): Entry {
  const { place, language, publicUrl } = feed;
  const cap = publicUrl + pathTo`/api/zips/${place.zip}/alerts/${alert.id}.cap?lang=${language}`;
  const description = alert.description === alert.headline ? "" : `${alert.description} `;
  return {
    updatedAt: alert.sentAt,
    xml: xml`
      <entry>
        <id>${urnOf(alert.id)}</id>
        <title>${alert.headline}</title>
        <updated>${timeOf(alert.sentAt)}</updated>
        <published>${timeOf(alert.sentAt)}</published>
        <summary>${description}${alert.instruction}</summary>
        <link rel="alternate" type="text/html" href="${pageOf(feed)}" />
        <link rel="alternate" type="application/cap+xml" href="${cap}" />
        <content type="application/cap+xml">${capAlert(alert, place, {
          publicUrl,
          language,
        })}</content>
      </entry>
    `,
  };
}

/** Passed on, never imitated: no CAP document of ours stands for it. */
function officialEntry(message: OfficialMessage, feed: Feed): Entry {
  const { place, language, now } = feed;
  const words = FEED_WORDS[language];
  const texts = WORDS[language];
  const { id, event, headline, sender, sentAt, endsAt, endedAt } = message;
  const say = (at: Date) => timeIn(texts, place.timeZone, at, now);
  const title = words.warning(eventIn(texts, message), endsAt ? say(endsAt) : undefined);
  const ended = endedAt ? `. ${words.ended(say(endedAt))}` : "";
  return {
    updatedAt: endedAt ?? sentAt,
    xml: xml`
      <entry>
        <id>${isUri(id) ? id : `tag:weather.gov,2026:${id}`}</id>
        <title>${words.official}: ${title}</title>
        <updated>${timeOf(endedAt ?? sentAt)}</updated>
        <published>${timeOf(sentAt)}</published>
        <author>
          <name>${sender ?? words.official}</name>
          <uri>${WEATHER_SERVICE}</uri>
        </author>
        <summary>${headline ?? event}${ended}</summary>
        <link rel="alternate" type="text/html" href="${pageOf(feed)}" />
        <link rel="via" href="${MESSAGES}${encodeURIComponent(id).replaceAll("%3A", ":")}" />
      </entry>
    `,
  };
}

function pageOf({ publicUrl, place, language }: Feed): string {
  return publicUrl + pathTo`/zip/${place.zip}?lang=${language}`;
}

function isUri(id: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(id);
}

/** An empty feed has been so since today at the latest. */
function startOfDay(now: Date): Date {
  return new Date(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
}

function timeOf(at: Date): string {
  return at.toISOString();
}
