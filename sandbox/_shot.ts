import { chromium } from "playwright-core";
const base = Deno.args[0]!;
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
for (
  const [name, w, h, scheme] of [
    ["desk-light", 1440, 1000, "light"],
    ["desk-dark", 1440, 1000, "dark"],
    ["phone-light", 360, 800, "light"],
    ["phone-dark", 360, 800, "dark"],
    ["tab-light", 820, 1100, "light"],
  ] as const
) {
  const ctx = await browser.newContext({ viewport: { width: w, height: h }, colorScheme: scheme });
  const page = await ctx.newPage();
  page.on("console", (m) => {
    if (m.type() === "error" || m.type() === "warning") console.log(name, m.text());
  });
  page.on("pageerror", (e) => console.log(name, "ERR", e));
  await page.goto(base + "/");
  await page.waitForTimeout(600);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) console.log(name, "overflows by", over);
  await page.screenshot({ path: `/tmp/sbx/${name}.png`, fullPage: true });
  await ctx.close();
}
await browser.close();
