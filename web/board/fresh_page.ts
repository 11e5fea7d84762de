// The page as it would be loaded now, put into the one that is open: what is marked with data-live.

/**
 * "missing": it could not be had just now. "held": nothing was put in, for while it was fetched somebody has
 * laid a hand on what it would have moved.
 */
export async function refreshPage(
  mayMove: () => boolean,
): Promise<"fresh" | "missing" | "held"> {
  const response = await fetch(location.href, { headers: { accept: "text/html" } })
    .catch(() => undefined);
  if (!response?.ok || response.redirected) return "missing";
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!mayMove()) return "held";
  for (const old of document.querySelectorAll<HTMLElement>("[data-live]")) {
    const fresh = page.querySelector(`[data-live="${old.dataset.live}"]`);
    // What says the same keeps the focus that may be in it.
    if (fresh && !old.isEqualNode(fresh)) old.replaceChildren(...fresh.childNodes);
  }
  return "fresh";
}
