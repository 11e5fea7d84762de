// A district's screen on a wall, and its links.
import type { WallLink } from "../api/district/wall.ts";
import type { Wall } from "../api/wall.ts";
import { boardMap, boardOverview, ownDistrict } from "./district.ts";

export const WALL_TOKEN = "Zm9yLXRoZS1zY3JlZW4taW4tdGhlLWxvYmJ5";

export function wall(changes: Partial<Wall> = {}): Wall {
  const { name, timeZone, boundary } = ownDistrict();
  const { weather, statuses } = boardOverview();
  const reports = boardMap().dots.map(({ location, depth, happenedAt }) => ({
    zip: "11231",
    location,
    depth,
    happenedAt,
  }));
  const [first] = reports;
  return {
    name,
    timeZone,
    boundary,
    weather,
    statuses,
    reports: [...reports, { ...first!, location: null }],
    ...changes,
  };
}

export function wallLink(changes: Partial<WallLink> = {}): WallLink {
  return {
    id: "0199f000-0000-7000-8000-0000000000e1",
    name: "Lobby <east>",
    madeAt: "2026-11-20T15:00:00Z",
    lastSeenAt: "2026-11-22T17:59:30Z",
    ...changes,
  };
}
