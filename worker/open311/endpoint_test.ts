import assert from "node:assert/strict";
import { City, reachPublic } from "./endpoint.ts";

const INSIDE = [
  "http://city.example/v2",
  "https://localhost/v2",
  "https://127.0.0.1/v2",
  "https://2130706433/v2",
  "https://0x7f000001/v2",
  "https://127.1/v2",
  "https://10.0.0.8/v2",
  "https://169.254.169.254/v2",
  "https://[::1]/v2",
  "https://[::ffff:127.0.0.1]/v2",
  "https://inside.example/v2",
];

Deno.test("in production nothing inside our network is asked, by whatever name or number", async () => {
  const resolve = (host: string) =>
    Promise.resolve(host === "localhost" ? ["127.0.0.1"] : ["93.184.216.34", "10.0.0.8"]);
  const city = new City(reachPublic(resolve));
  const nameless = new City(reachPublic(() => Promise.reject(new Error("no DNS"))));
  const named = { url: "https://city.example/v2", jurisdictionId: null, serviceCode: "1" };
  const later = await nameless.post({ ...named, apiKey: undefined }, "x", {});
  assert.deepEqual(later, { result: "later" });
  for (const url of INSIDE) {
    const endpoint = { url, jurisdictionId: null, serviceCode: "1", apiKey: undefined };
    const posted = await city.post(endpoint, "x", {});
    assert.deepEqual(posted, { result: "refused", problem: "notPublic", words: "" }, url);
    await assert.rejects(city.findCase(endpoint, "1"), Error, url);
  }
});
