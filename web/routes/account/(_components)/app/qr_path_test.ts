import assert from "node:assert/strict";
import { drawQr } from "./qr_path.ts";

const ADDRESS =
  "otpauth://totp/FloodLine:0123?issuer=FloodLine&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

Deno.test("a QR code has its three corners, and four light modules round it", () => {
  const { path, size } = drawQr(ADDRESS);
  const dark = new Set(
    [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`),
  );
  const isDark = (x: number, y: number) => dark.has(`${x},${y}`);
  const rowOf = (x: number, y: number) =>
    Array.from({ length: 7 }, (_, n) => isDark(x + n, y) ? "#" : ".").join("");
  const last = size - 4 - 7;
  for (const [x, y] of [[4, 4], [last, 4], [4, last]] as const) {
    assert.deepEqual([0, 1, 2, 6].map((n) => rowOf(x, y + n)), [
      "#######",
      "#.....#",
      "#.###.#",
      "#######",
    ]);
  }
  for (let n = 0; n < size; n++) {
    for (const edge of [0, 1, 2, 3, size - 4, size - 3, size - 2, size - 1]) {
      assert.ok(!isDark(n, edge) && !isDark(edge, n));
    }
  }
  assert.notEqual(drawQr(`${ADDRESS}2`).path, path);
});
