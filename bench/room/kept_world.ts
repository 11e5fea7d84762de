// The years are made once, and kept beside the tests' template for as long as they would be made the same.
import { connect } from "shared/server/database.ts";
import { startPostgres } from "../../ground/postgres/embedded.ts";
import {
  COUNTRY,
  type KeptCluster,
  layOutCluster,
  TEMPLATES,
} from "../../ground/postgres/template.ts";
import { freePort } from "../../ground/ports.ts";
import { fillYears } from "./years.ts";

export const ROOM_DATABASE = "floodline_room";

export const ROOM: KeptCluster = {
  name: "room",
  madeOf: [...COUNTRY.madeOf, "bench/room/years.ts", "bench/room/kept_world.ts"],
  async make(folder, directory) {
    console.error("Three years of 500 districts are made, once: this takes some minutes.");
    await layOutCluster(COUNTRY, folder, directory);
    const cluster = await startPostgres({ directory, port: freePort(), fast: true });
    const admin = connect(`${cluster.url}/postgres`, { max: 1 });
    const sql = connect(`${cluster.url}/${ROOM_DATABASE}`, { max: 1 });
    try {
      // As in docker-compose.yml.
      await admin`alter system set shared_buffers = '256MB'`;
      await admin`create database ${admin(ROOM_DATABASE)} template ${admin(TEMPLATES.country)}`;
      await fillYears(sql, {
        districts: 500,
        reports: 1_000_000,
        residents: 1_000_000,
        followers: 61_000,
      });
    } finally {
      await Promise.all([sql.end(), admin.end()]);
      await cluster.stop("fast");
    }
  },
};
