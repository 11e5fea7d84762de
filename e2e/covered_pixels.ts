// A photo of noise, and how much of it is left in another picture.
import type { Page } from "playwright-core";
import { Random } from "../ground/random.ts";

const [WIDTH, HEIGHT] = [400, 300];

/** In blocks of eight pixels, so that it outlives being encoded anew. */
export async function noisyPhoto(): Promise<Uint8Array> {
  const { PNG } = await import("pngjs");
  const image = new PNG({ width: WIDTH, height: HEIGHT });
  // The same each time: by chance a cell's mean may lie between two shades.
  const random = new Random(7);
  const blocks = Array.from({ length: 50 * 38 }, () => random.isOneIn(2) ? 10 : 245);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const value = blocks[Math.floor(y / 8) * 50 + Math.floor(x / 8)]!;
      image.data.set([value, value, value, 255], 4 * (y * WIDTH + x));
    }
  }
  return PNG.sync.write(image);
}

/** How far apart two pictures of noise are, of 255, in the mean: under the box, and around it. */
export async function comparePictures(
  page: Page,
  urls: [string, string],
  box: { left: number; top: number; right: number; bottom: number },
) {
  return await page.evaluate(async ([urls, box, size]) => {
    const [a, b] = await Promise.all(urls.map(async (url) => {
      const response = await fetch(url, { cache: "no-store" });
      const bitmap = await createImageBitmap(await response.blob());
      const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")!;
      pen.drawImage(bitmap, 0, 0);
      return pen.getImageData(0, 0, bitmap.width, bitmap.height);
    }));
    if (a!.width !== size[0] || b!.width !== size[0]) throw new Error("another size");
    const apart = { under: [0, 0], around: [0, 0] };
    let [darkest, lightest] = [255, 0];
    for (let y = 0; y < a!.height; y++) {
      for (let x = 0; x < a!.width; x++) {
        const at = 4 * (y * a!.width + x);
        const [px, py] = [x / a!.width, y / a!.height];
        const margin = 0.03;
        const isUnder = px > box.left + margin && px < box.right - margin &&
          py > box.top + margin && py < box.bottom - margin;
        const isAround = px < box.left - margin || px > box.right + margin ||
          py < box.top - margin || py > box.bottom + margin;
        if (!isUnder && !isAround) continue;
        const sum = apart[isUnder ? "under" : "around"];
        sum[0]! += Math.abs(a!.data[at]! - b!.data[at]!);
        sum[1]!++;
        if (isUnder) {
          darkest = Math.min(darkest, b!.data[at]!);
          lightest = Math.max(lightest, b!.data[at]!);
        }
      }
    }
    const mean = ([sum, count]: number[]) => sum! / count!;
    return { under: mean(apart.under), around: mean(apart.around), darkest, lightest };
  }, [urls, box, [WIDTH, HEIGHT]] as const);
}
