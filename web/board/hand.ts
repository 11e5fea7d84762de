// Whether somebody's hand is in the list: then nothing in it may move.

/** A finger leaves no pointer behind: as long as somebody reads on after a touch. */
const TOUCH_MS = 10_000;

interface Hand {
  isIn(): boolean;
  stop(): void;
}

/**
 * @param onLeave told each time that it may have left
 * @param isPushed what comes in above pushes it away
 */
export function watchHand(
  list: HTMLElement | SVGElement,
  onLeave: () => void,
  { isPushed = true }: { isPushed?: boolean } = {},
): Hand {
  const ending = new AbortController();
  const { signal } = ending;
  let touchedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => void setTimeout(onLeave);
  list.addEventListener("focusout", soon, { signal });
  list.addEventListener("pointerleave", soon, { signal });
  list.addEventListener("touchstart", () => {
    touchedAt = performance.now();
    clearTimeout(timer);
    timer = setTimeout(onLeave, TOUCH_MS);
  }, { passive: true, signal });
  globalThis.addEventListener("scroll", soon, { passive: true, signal });
  return {
    isIn: () =>
      list.contains(document.activeElement) ||
      list.matches(":hover") ||
      list.querySelector("input:checked") !== null ||
      performance.now() - touchedAt < TOUCH_MS ||
      // Scrolled into: rows that came in above would push away what is read.
      isPushed && list.getBoundingClientRect().top < 0,
    stop() {
      clearTimeout(timer);
      ending.abort();
    },
  };
}
