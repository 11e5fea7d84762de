import { useEffect } from "preact/hooks";
import { markNear } from "@/board/in_step.ts";
import { takeMap } from "@/board/map_hand.ts";

/** Moves the page's map, and marks what is pointed at, on the map or in the list beside it. */
export default function MapInStep() {
  useEffect(() => {
    const root = document.querySelector<HTMLElement>(".in-step")!;
    const map = takeMap(root.querySelector<HTMLElement>(".board-map")!, () => {});
    const ending = new AbortController();
    markNear(root, ending.signal);
    return () => {
      map.stop();
      ending.abort();
    };
  }, []);

  return null;
}
