// What a page makes a phone download, compressed as it is sent.
import { gzipSync } from "node:zlib";
import { number, type Row } from "./table.ts";
import { type BenchWorld, cookieOf } from "./world.ts";

/** Bounds in kB, gzip. */
const MOST_SCRIPT_KB = 25;
const MOST_PAGE_KB = 30;

export async function benchPages({ web, resident, manager }: BenchWorld): Promise<Row[]> {
  const pages: [path: string, cookie?: string][] = [
    ["/"],
    ["/zip/11231"],
    ["/sign-in"],
    ["/account", await cookieOf(resident)],
    ["/report", await cookieOf(resident)],
    ["/district", await cookieOf(manager)],
  ];
  const rows: Row[] = [];
  for (const [path, cookie] of pages) {
    const html = await text(`${web.url}${path}`, cookie);
    const scripts = addresses(
      html,
      /<(?:script[^>]* src|link rel="modulepreload" href)="([^"]+)"/g,
    );
    const styles = addresses(html, /<link rel="stylesheet" href="([^"]+)"/g);
    const scriptKb = await sizeKb(web.url, scripts);
    const pageKb = gzipKb(html) + await sizeKb(web.url, styles);
    rows.push({
      what: path,
      figure: `${number(scriptKb, 1)} kB script, ${number(pageKb, 1)} kB HTML and CSS`,
      comparedTo: "",
      bounds: [
        {
          of: "script",
          measured: scriptKb,
          most: MOST_SCRIPT_KB,
          unit: "kB",
          dependsOnMachine: false,
        },
        { of: "page", measured: pageKb, most: MOST_PAGE_KB, unit: "kB", dependsOnMachine: false },
      ],
    });
  }
  return rows;
}

async function text(url: string, cookie = ""): Promise<string> {
  const response = await fetch(url, { headers: { cookie }, redirect: "manual" });
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return await response.text();
}

function addresses(html: string, pattern: RegExp): string[] {
  return [...new Set([...html.matchAll(pattern)].map(([, address]) => address!))];
}

async function sizeKb(origin: string, paths: string[]): Promise<number> {
  const sizes = await Promise.all(paths.map(async (path) => gzipKb(await text(origin + path))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function gzipKb(content: string): number {
  return gzipSync(content).length / 1000;
}
