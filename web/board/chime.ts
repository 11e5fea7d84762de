// A sound for new reports, where somebody wants one on this device. Browsers allow it after a tap alone.
const KEPT = "floodline-chime";
const SECONDS = 0.5;

let context: AudioContext | undefined;

export function isChimeWanted(): boolean {
  try {
    return localStorage.getItem(KEPT) === "on";
  } catch {
    return false; // storage may be forbidden
  }
}

/** From a tap: it is heard at once, so that one knows it. */
export function wantChime(isWanted: boolean): void {
  try {
    if (isWanted) localStorage.setItem(KEPT, "on");
    else localStorage.removeItem(KEPT);
  } catch {
    // For this page alone, then.
  }
  if (!isWanted) return;
  allowChime();
  play();
}

/** From any tap of a page that was loaded since. */
export function allowChime(): void {
  context ??= new AudioContext();
  void context.resume();
}

/** Of all tabs one: the one that is quicker. */
export async function chime(): Promise<void> {
  if (!isChimeWanted() || context?.state !== "running") return;
  const locks = navigator.locks ? navigator.locks : undefined;
  if (!locks) return play();
  await locks.request("floodline-chime", { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    play();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  });
}

/** Two notes, falling. */
function play(): void {
  if (!context) return;
  [880, 660].forEach((pitch, n) => {
    const tone = context!.createOscillator();
    const volume = context!.createGain();
    const from = context!.currentTime + n * SECONDS / 2;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.2, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + SECONDS);
    tone.connect(volume).connect(context!.destination);
    tone.start(from);
    tone.stop(from + SECONDS);
  });
}
