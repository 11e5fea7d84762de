export interface PhotoZoomProps {
  words: Record<"zoomIn" | "zoomOut" | "fit", string>;
  /** The photo is drawn: before that there is nothing to measure. */
  isReady: boolean;
  /** 0: as it fits. */
  zoom: number;
  onZoom: (to: number) => void;
}

/** Closer to a photo, and back. */
export function PhotoZoom({ words, isReady, zoom, onZoom }: PhotoZoomProps) {
  return (
    <>
      <button
        class="button second slim"
        type="button"
        aria-label={words.zoomOut}
        disabled={!isReady}
        onClick={() => onZoom(zoom - 1)}
      >
        −
      </button>
      <button
        class="button second slim"
        type="button"
        aria-label={words.zoomIn}
        disabled={!isReady}
        onClick={() => onZoom(zoom + 1)}
      >
        +
      </button>
      <button
        class="button second slim"
        type="button"
        disabled={!isReady}
        onClick={() => onZoom(0)}
      >
        {words.fit}
      </button>
    </>
  );
}
