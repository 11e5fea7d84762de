// The page as it would be loaded now, put into the one that is open: what is marked with data-live.

/** False: it could not be had just now. */
export async function refreshPage(): Promise<boolean> {
  const response = await fetch(location.href, { headers: { accept: "text/html" } })
    .catch(() => undefined);
  if (!response?.ok || response.redirected) return false;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const old of document.querySelectorAll<HTMLElement>("[data-live]")) {
    const fresh = page.querySelector(`[data-live="${old.dataset.live}"]`);
    if (fresh) old.replaceChildren(...fresh.childNodes);
  }
  return true;
}
