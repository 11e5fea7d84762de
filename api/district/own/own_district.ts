import type { OwnDistrict } from "shared/api/district.ts";
import { AppError } from "shared/server/app_error.ts";
import type { RoomPart } from "../kept/part.ts";
import type { OpenRoom } from "../kept/room.ts";
import { findDistrict } from "./sql.ts";

export { findDistrict } from "./sql.ts";

export async function getDistrict(room: OpenRoom): Promise<RoomPart<OwnDistrict>> {
  const { bidId } = room.by;
  return await room.get({ key: ["own"] }, (read) =>
    read(async (tx) => {
      const district = await findDistrict(tx, bidId);
      if (!district) throw new AppError("notStaff");
      return JSON.stringify(district);
    }));
}
