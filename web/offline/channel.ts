// What is changed on the phone by one page, or by the service worker, is told to all open pages.

interface Channel<Change> {
  tell(change: Change): void;
  /** Of this page's own changes too. Returns how to stop. */
  listen(onChange: (change: Change) => void): () => void;
}

export function openChannel<Change>(name: string): Channel<Change> {
  /** Where there is no channel (Safari before 15.4), this page alone is told. */
  const here = new Set<(change: Change) => void>();
  const isMissing = () => typeof BroadcastChannel === "undefined";
  return {
    tell(change) {
      if (isMissing()) return here.forEach((onChange) => onChange(change));
      const channel = new BroadcastChannel(name);
      channel.postMessage(change);
      channel.close();
    },
    listen(onChange) {
      if (isMissing()) {
        here.add(onChange);
        return () => here.delete(onChange);
      }
      const channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }) => onChange(data);
      return () => channel.close();
    },
  };
}
