// Photos of the reports: a few pictures drawn by code, stored as a browser would store them.
import type { Depth } from "shared/depths.ts";
import type { Storage } from "shared/server/storage.ts";
import { createHash } from "node:crypto";
import pMap from "p-map";
import { drawShopFloor } from "./picture/shop.ts";
import { drawStreet } from "./picture/street.ts";
import type { Random } from "../../ground/random.ts";
import type { DemoReport } from "./reports.ts";

/** Pictures a depth, by day and by night; more reports than that share one. */
const VARIANTS = 2;
const UPLOADS_AT_ONCE = 8;
const CONTENT_TYPE = "image/png";

export interface Photo {
  id: string;
  /** Null: one that staff took. */
  userId: string | null;
  isStaffs: boolean;
  takenBy: string | null;
  reportId: string;
  kind: "photo";
  objectKey: string;
  contentType: string;
  sizeBytes: number;
  /** As PostgreSQL reads bytes: `\x…` */
  sha256: string;
  readyAt: Date;
  /** They were drawn without a camera. */
  cleanedAt: Date;
  /** The district's staff alone sees it since, for this reason. */
  hiddenAt: Date | null;
  hiddenBy: string | null;
  hiddenReason: string | null;
  createdAt: Date;
}

/** The rows, and the bytes under their keys. */
export function takePhotos(
  reports: DemoReport[],
  { timeZone, counts, random }: {
    timeZone: string;
    /** Of reports that must have so many; of the others it is chance. */
    counts: Map<string, number>;
    random: Random;
  },
): { photos: Photo[]; files: Map<string, Uint8Array> } {
  const pictures = drawPictures(random);
  const photos: Photo[] = [];
  const files = new Map<string, Uint8Array>();
  for (const report of reports) {
    const count = counts.get(report.id) ?? Number(random.weighted({ 0: 45, 1: 42, 2: 13 }));
    for (let n = 0; n < count; n++) {
      const isNight = isDark(report.happenedAt, timeZone);
      const file = random.pick(pictures.get(`${report.depth} ${isNight}`)!);
      const id = random.id(report.createdAt);
      const objectKey = `media/kept/${random.id(report.createdAt)}`;
      files.set(objectKey, file);
      photos.push({
        id,
        userId: report.userId,
        isStaffs: false,
        takenBy: null,
        reportId: report.id,
        kind: "photo",
        objectKey,
        contentType: CONTENT_TYPE,
        sizeBytes: file.length,
        sha256: `\\x${createHash("sha256").update(file).digest("hex")}`,
        readyAt: report.createdAt,
        cleanedAt: report.createdAt,
        hiddenAt: null,
        hiddenBy: null,
        hiddenReason: null,
        createdAt: report.createdAt,
      });
    }
  }
  return { photos, files };
}

function drawPictures(random: Random): Map<string, Uint8Array[]> {
  const pictures = new Map<string, Uint8Array[]>();
  const draw = (depth: Depth, isNight: boolean) =>
    Array.from(
      { length: VARIANTS },
      () => depth === "inside" ? drawShopFloor({ random }) : drawStreet(depth, { isNight, random }),
    );
  for (const depth of ["ankle", "knee", "waist"] as const) {
    for (const isNight of [false, true]) pictures.set(`${depth} ${isNight}`, draw(depth, isNight));
  }
  const inside = draw("inside", false);
  return pictures.set("inside false", inside).set("inside true", inside);
}

function isDark(at: Date, timeZone: string): boolean {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, hour: "numeric", hourCycle: "h23" });
  const hour = Number(format.format(at));
  return hour < 7 || hour >= 18;
}

/** @throws where the storage is not reachable, or refuses */
export async function storePhotos(
  storage: Storage,
  files: Map<string, Uint8Array>,
  now: Date,
): Promise<void> {
  await pMap(files, async ([key, bytes]) => {
    const { url, fields } = await storage.permitUpload(key, {
      contentType: CONTENT_TYPE,
      maxBytes: bytes.length,
      now,
    });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set("file", new Blob([bytes as BlobPart], { type: CONTENT_TYPE }));
    const response = await fetch(url, { method: "POST", body: form });
    const answer = await response.text();
    if (!response.ok) throw new Error(`S3 refused a photo: ${response.status} ${answer}`);
  }, { concurrency: UPLOADS_AT_ONCE });
}
