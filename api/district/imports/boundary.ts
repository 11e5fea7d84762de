// A boundary from a file: what taking it would mean, and taking it.
import type { TransactionSql } from "postgres";
import { type Area, areaOf, type Part, partsOf } from "shared/geo/areas.ts";
import { liesIn } from "shared/geo/inside.ts";
import type { Point } from "shared/geo/earth.ts";
import { AppError } from "shared/server/app_error.ts";
import { drawOutline } from "shared/server/files/boundary/outline.ts";
import { findNonsense, squareMiles } from "shared/server/files/boundary/sense.ts";
import { partsMetres } from "shared/server/files/flat.ts";
import { findOverlaps } from "shared/server/overlaps.ts";
import { listZipPlaces } from "shared/server/zip_places.ts";
import {
  countMoved,
  findBefore,
  findGround,
  forgetBefore,
  listTouched,
  setBoundary,
} from "./sql.ts";

/** Where it is asked which ZIP code a place is of. */
const SAMPLES_ACROSS = 8;
const MOST_CORNERS = 40;

/** In sentences, for who is to say "Take these". As ourselves: others' districts are not a manager's to see. */
export async function tellBoundary(
  tx: TransactionSql,
  bidId: string,
  parts: Part[],
): Promise<string[]> {
  const { slug, boundary } = await findGround(tx, bidId);
  const drawn = drawOutline(areaOf(parts)) ?? areaOf(parts);
  const touched = await listTouched(tx, bidId, samplesOf(partsOf(drawn)));
  const moved = await countMoved(tx, bidId, drawn);
  const overlaps = await findOverlaps(tx, slug, parts);
  const [before, after] = [partsOf(boundary), parts].map((of) => squareMiles(partsMetres(of)));
  return [
    `It covers ${after}, where yours covers ${before} now.`,
    `It touches ${
      touched.map(({ zip, isOwn, hasPeople }) =>
        [zip, isOwn ? "yours" : "not among yours", hasPeople ? "" : "nobody follows it"]
          .filter(Boolean).join(", ")
      ).map((one) => one.replace(/, (.*)$/, " ($1)")).join("; ")
    }.`,
    ...touched.some(({ isOwn }) => !isOwn)
      ? ["Which ZIP codes are yours stays as it is: FloodLine's operator changes that."]
      : [],
    ...moved.out > 0
      ? [`${moved.out} open reports would lie outside, and stay yours to answer.`]
      : [],
    ...moved.free > 0
      ? [
        `${moved.free} open reports lie within that are nobody's, and stay so; the next are yours.`,
      ]
      : [],
    ...moved.drains > 0 ? [`${moved.drains} of your drains would lie outside, and stay.`] : [],
    ...moved.streets ? ["Your streets were cut around the old one: bring them again."] : [],
    ...overlaps.map(({ commonMetres, isMost, isOlder }) =>
      isMost
        ? "It lies over most of another district, and cannot be taken so."
        : `It overlaps another district by ${squareMiles(commonMetres)}: reports from there go to ${
          isOlder ? "that one" : "you"
        }.`
    ),
  ];
}

/** @throws AppError boundaryTaken, fileUnusable */
export async function takeBoundary(
  tx: TransactionSql,
  bidId: string,
  parts: Part[],
  now: Date,
): Promise<void> {
  const { slug, zips } = await findGround(tx, bidId);
  // What was true when it was read may have changed since.
  const no = findNonsense(parts, await listZipPlaces(tx, zips));
  if (no) throw new AppError("fileUnusable", { says: () => no });
  const overlaps = await findOverlaps(tx, slug, parts);
  if (overlaps.some(({ isMost }) => isMost)) throw new AppError("boundaryTaken");
  await putBoundary(tx, bidId, areaOf(parts), now);
}

/** Returns whether there was one to put back. */
export async function undoBoundary(
  tx: TransactionSql,
  bidId: string,
  { since, now }: { since: Date; now: Date },
): Promise<boolean> {
  const before = await findBefore(tx, bidId, since);
  if (!before) return false;
  await putBoundary(tx, bidId, before, now);
  await forgetBefore(tx, bidId);
  return true;
}

async function putBoundary(
  tx: TransactionSql,
  bidId: string,
  boundary: Area,
  now: Date,
): Promise<void> {
  await setBoundary(tx, bidId, { boundary, outline: drawOutline(boundary), now });
}

/** Some of its corners, and what lies within of a grid over it. */
function samplesOf(parts: Part[]): Point[] {
  const corners = parts.flatMap(([outer]) => outer!);
  const step = Math.ceil(corners.length / MOST_CORNERS);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [west, south] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - west, Math.max(...ys) - south];
  const grid = Array.from({ length: SAMPLES_ACROSS ** 2 }, (_, n): [number, number] => [
    west + width * (n % SAMPLES_ACROSS + 0.5) / SAMPLES_ACROSS,
    south + height * (Math.floor(n / SAMPLES_ACROSS) + 0.5) / SAMPLES_ACROSS,
  ]).filter((place) => parts.some(([outer]) => liesIn(outer!, place)));
  return [...corners.filter((_, i) => i % step === 0), ...grid]
    .map(([longitude, latitude]) => ({ longitude, latitude }));
}
