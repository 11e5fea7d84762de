// The built files: their names change with their content, so a copy is never stale.

export interface BuiltFiles {
  /** Changes with any file. */
  build: string;
  urls: string[];
  /** Pattern of the addresses of built files, path and query, of builds before this one too. */
  names: string;
}

const PREFIX = "files-";

/** All of them, before this worker takes over: the page may need any, later, without a network. */
export async function keepFiles({ build, urls }: BuiltFiles): Promise<void> {
  const cache = await caches.open(PREFIX + build);
  const kept = await Promise.all(urls.map((url) => caches.match(url, { ignoreVary: true })));
  for (const [index, url] of urls.entries()) {
    const copy = kept[index];
    if (copy) await cache.put(url, copy);
  }
  await cache.addAll(urls.filter((_, index) => !kept[index]));
}

/** The build before stays as well, for pages that are still open. */
export async function dropOldFiles({ build }: BuiltFiles): Promise<void> {
  const others = (await caches.keys()).filter((name) =>
    name.startsWith(PREFIX) && name !== PREFIX + build
  );
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

export function isBuiltFile({ pathname, search }: URL, { names }: BuiltFiles): boolean {
  return new RegExp(names).test(pathname + search);
}

export async function answerFile(request: Request, { build }: BuiltFiles): Promise<Response> {
  const copy = await caches.match(request, { ignoreVary: true });
  if (copy) return copy;
  const response = await fetch(request);
  if (response.status === 200) {
    await (await caches.open(PREFIX + build)).put(request, response.clone());
  }
  return response;
}
