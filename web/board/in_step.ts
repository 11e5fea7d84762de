// Map and list in step: what is pointed at in one is marked in the other, one report is chosen in both, and
// arrow keys go through the list.

/** @param onChoice told which, as it is chosen. Returns how to stop. */
export function keepInStep(root: HTMLElement, onChoice: (id: string) => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const all = (id: string) => root.querySelectorAll(`[data-report="${CSS.escape(id)}"]`);

  markNear(root, signal);

  function choose(id: string) {
    for (const row of root.querySelectorAll(".report-row[aria-current]")) {
      row.removeAttribute("aria-current");
    }
    for (const dot of root.querySelectorAll(".dot.selected")) dot.classList.remove("selected");
    for (const element of all(id)) {
      if (element.matches(".dot")) element.classList.add("selected");
      else element.setAttribute("aria-current", "true");
    }
    onChoice(id);
  }

  root.addEventListener("click", (event) => {
    const dot = (event.target as Element).closest<SVGElement>(".dot");
    if (!dot || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const row = rowOf(root, dot.dataset.report!);
    // On another page of the list: its link shows it there.
    if (!row) return;
    event.preventDefault();
    choose(dot.dataset.report!);
    row.scrollIntoView({ block: "nearest" });
    row.querySelector("a")!.focus({ preventScroll: true });
  }, { signal });

  root.addEventListener("keydown", (event) => {
    const row = (event.target as Element).closest<HTMLElement>(".report-row");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const isTyped = (event.target as Element).matches(
      "input:not([type=checkbox]), select, textarea",
    );
    if (!row || !step || isTyped || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...root.querySelectorAll<HTMLElement>(".report-row")];
    const next = rows[rows.indexOf(row) + step];
    if (!next) return;
    event.preventDefault();
    choose(next.dataset.report!);
    next.querySelector("a")!.focus();
    next.scrollIntoView({ block: "nearest" });
  }, { signal });

  return () => ending.abort();
}

/** What is pointed at, or has the focus, is marked wherever it stands. */
export function markNear(root: HTMLElement, signal: AbortSignal): void {
  function near({ target }: Event, isNear: boolean) {
    const id = (target as Element).closest<HTMLElement>("[data-report]")?.dataset.report;
    if (!id) return;
    for (const element of root.querySelectorAll(`[data-report="${CSS.escape(id)}"]`)) {
      element.classList.toggle("near", isNear);
    }
  }
  for (const type of ["pointerover", "focusin"]) {
    root.addEventListener(type, (event) => near(event, true), { signal });
  }
  for (const type of ["pointerout", "focusout"]) {
    root.addEventListener(type, (event) => near(event, false), { signal });
  }
}

function rowOf(root: HTMLElement, id: string): HTMLElement | null {
  return root.querySelector(`.report-row[data-report="${CSS.escape(id)}"]`);
}
