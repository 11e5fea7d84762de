// Ticked reports in the browser: all at once, by the space bar, and kept over what is loaded anew.

/** Who comes back to this tab later than that has forgotten what they ticked. */
const KEPT_MS = 15 * 60_000;

interface Ticks {
  set(isTicked: boolean): void;
  stop(): void;
}

interface Kept {
  at: number;
  ids: string[];
}

/** @param onCount told how many are ticked, first of all as it begins */
export function watchTicks(
  { list, form, district }: { list: HTMLElement; form: HTMLFormElement; district: string },
  onCount: (count: number) => void,
): Ticks {
  const ending = new AbortController();
  const { signal } = ending;
  const key = `ticks ${district}`;
  const boxes = () => [...list.querySelectorAll<HTMLInputElement>('input[name="report"]')];

  function count() {
    const shown = boxes();
    const ticked = shown.filter(({ checked }) => checked).map(({ value }) => value);
    // What another page or filter has is as it was.
    const elsewhere = readKept(key).filter((id) => !shown.some(({ value }) => value === id));
    keep(key, [...ticked, ...elsewhere]);
    onCount(ticked.length);
  }
  function set(isTicked: boolean) {
    for (const box of boxes()) box.checked = isTicked;
    count();
  }

  const kept = readKept(key);
  for (const box of boxes()) box.checked ||= kept.includes(box.value);
  count();

  list.addEventListener("change", count, { signal });
  list.addEventListener("click", (event) => {
    if (!(event.target as Element).closest("[data-tick-all]")) return;
    event.preventDefault();
    set(true);
  }, { signal });
  list.addEventListener("keydown", (event) => {
    const target = event.target as Element;
    if (event.key !== " " || !target.matches(".report-row a")) return;
    const box = target.closest(".report-row")!.querySelector<HTMLInputElement>(
      'input[name="report"]',
    );
    if (!box) return;
    event.preventDefault();
    box.checked = !box.checked;
    count();
  }, { signal });
  // What is refused comes back ticked by the page itself.
  form.addEventListener("submit", () => forget(key), { signal });
  return { set, stop: () => ending.abort() };
}

function readKept(key: string): string[] {
  try {
    const { at, ids }: Kept = JSON.parse(sessionStorage.getItem(key) ?? '{"at":0,"ids":[]}');
    return Date.now() - at < KEPT_MS ? ids : [];
  } catch {
    // A browser that keeps nothing.
    return [];
  }
}

function keep(key: string, ids: string[]): void {
  if (ids.length === 0) return forget(key);
  try {
    sessionStorage.setItem(key, JSON.stringify({ at: Date.now(), ids } satisfies Kept));
  } catch { /* as above */ }
}

function forget(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch { /* as above */ }
}
