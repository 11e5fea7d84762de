import { readBoundary } from "./admin/boundary/boundary.ts";
import { refuseNonsense } from "./admin/boundary/sense.ts";
import { readStreets } from "./admin/street_file.ts";
const dir = "/work/shared/fixtures/geojson";
const zips = [{ zip: "11231", latitude: 40.677, longitude: -74.009, roomMetres: 2000 }];
for (const kind of ["bad", "good"]) {
  for (
    const f of [...Deno.readDirSync(`${dir}/${kind}`)].map((e) => e.name).sort()
  ) {
    const path = `${dir}/${kind}/${f}`;
    try {
      const r = await readBoundary(path);
      refuseNonsense(f, r.parts, zips);
      console.log("TAKEN", kind, f, r.parts.length, r.leftOut);
    } catch (e) {
      console.log(
        (e as Error).name === "Mistake" ? "" : "!!!!",
        (e as Error).message.replace(dir + "/", "").replace(/^/, ""),
      );
    }
  }
}
for (
  const f of [
    "good/good-featurecollection.geojson",
    "bad/multiple_problems.geojson",
    "bad/short-multilinestring.geojson",
  ]
) {
  try {
    console.log(f, JSON.stringify((await readStreets(`${dir}/${f}`)).leftOut));
  } catch (e) {
    console.log((e as Error).message);
  }
}
