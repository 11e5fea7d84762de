// What a service worker has that a page has not: the type library of the one excludes the other's.

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchEvent extends WorkerEvent {
  request: Request;
  respondWith(response: Response | Promise<Response>): void;
}

export interface WorkerScope {
  clients: {
    claim(): Promise<void>;
    matchAll(options: { includeUncontrolled: true; type: "window" }): Promise<{ url: string }[]>;
  };
  location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate" | "sync", listen: (e: WorkerEvent) => void): void;
  addEventListener(type: "fetch", listen: (event: FetchEvent) => void): void;
}
