// The page as it would be loaded now, put into the one that is open: what is marked with data-live.
import { trustOwnPage } from "@/lib/trusted_types.ts";

/**
 * "missing": it could not be had just now. "held": nothing was put in, for while it was fetched somebody has
 * laid a hand on what it would have moved.
 */
export async function refreshPage(
  mayMove: (fresh: Document) => boolean,
): Promise<"fresh" | "missing" | "held"> {
  const response = await fetch(location.href, { headers: { accept: "text/html" } })
    .catch(() => undefined);
  if (!response?.ok || response.redirected) return "missing";
  const page = new DOMParser().parseFromString(trustOwnPage(await response.text()), "text/html");
  if (!mayMove(page)) return "held";
  for (const old of document.querySelectorAll<HTMLElement>("[data-live]")) {
    const fresh = page.querySelector(`[data-live="${old.dataset.live}"]`);
    // What says the same keeps the focus that may be in it.
    if (!fresh || old.isEqualNode(fresh)) continue;
    const ticked = tickedIn(old);
    old.replaceChildren(...fresh.childNodes);
    // A box that is still there stays ticked; whoever counts them hears.
    for (const box of boxesIn(old)) box.checked = ticked.has(box.value);
    if (ticked.size > 0) old.dispatchEvent(new Event("change", { bubbles: true }));
  }
  return "fresh";
}

/** Whether it says anything else than the page that is open, in what follows it. */
export function hasNews(fresh: Document): boolean {
  return [...document.querySelectorAll<HTMLElement>("[data-live]")].some((old) => {
    const part = fresh.querySelector(`[data-live="${old.dataset.live}"]`);
    return part !== null && part.textContent !== old.textContent;
  });
}

function boxesIn(part: Element): HTMLInputElement[] {
  return [...part.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
}

function tickedIn(part: Element): Set<string> {
  return new Set(boxesIn(part).filter(({ checked }) => checked).map(({ value }) => value));
}
