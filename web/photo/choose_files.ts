import { MAX_PHOTOS, MAX_VIDEOS, type MediaKind } from "shared/media_rules.ts";

interface Picked {
  name: string;
  kind: MediaKind | undefined;
}

interface Chosen<T> {
  taken: T[];
  /** Names of those there is no room for, and of those that do not go with the others. */
  tooMany: string[];
  notBoth: string[];
  wrongType: string[];
}

/** The first of them that fit beside what is there already. */
export function chooseFiles<T extends Picked>(present: MediaKind[], picked: T[]): Chosen<T> {
  const chosen: Chosen<T> = { taken: [], tooMany: [], notBoth: [], wrongType: [] };
  const kinds = [...present];
  const count = (kind: MediaKind) => kinds.filter((k) => k === kind).length;
  for (const file of picked) {
    const { name, kind } = file;
    if (!kind) chosen.wrongType.push(name);
    else if (kind === "video" && count("video") >= MAX_VIDEOS) chosen.notBoth.push(name);
    else if (count(kind === "photo" ? "video" : "photo") > 0) chosen.notBoth.push(name);
    else if (count(kind) >= MAX_PHOTOS) chosen.tooMany.push(name);
    else {
      chosen.taken.push(file);
      kinds.push(kind);
    }
  }
  return chosen;
}
