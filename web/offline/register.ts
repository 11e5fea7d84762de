import { trustWorker } from "@/lib/trusted_types.ts";

/** Pages with an island call this once they run. Without a worker everything works but offline. */
export function registerWorker(): void {
  const register = () =>
    void navigator.serviceWorker?.register(trustWorker("/sw.js")).catch(() => {});
  // The worker fetches all built files: first comes what the page itself still loads.
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}
