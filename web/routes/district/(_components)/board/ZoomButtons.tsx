import { board } from "@/words/en/district/board.ts";

const { map: words } = board;

/** For a map that only a script moves: no page of its own is behind them. */
export function ZoomButtons() {
  return (
    <div class="needs-script">
      <div class="map-moves">
        <ZoomButton move="in" name={words.zoomIn} sign="M5 12h14M12 5v14" />
        <ZoomButton move="out" name={words.zoomOut} sign="M5 12h14" />
      </div>
    </div>
  );
}

function ZoomButton({ move, name, sign }: { move: string; name: string; sign: string }) {
  return (
    <button type="button" data-move={move} aria-label={name} title={name}>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={sign} />
      </svg>
    </button>
  );
}
