/**
 * The addresses of all built files, as the service worker is told them.
 *
 * @param fileAt asks the site for a file
 */
export async function listBuilt(fileAt: (path: string) => Promise<Uint8Array>): Promise<string[]> {
  const worker = new TextDecoder().decode(await fileAt("/sw.js"));
  const [, urls] = worker.match(/\burls:\s*(\[[^\]]*\])/)!;
  return JSON.parse(urls!);
}
