/** Paths of the product's own files under web/, without tests, what runs the pages, and what is built. */
export function listSources(folder: string): string[] {
  return [...Deno.readDirSync(folder)].flatMap(({ name, isDirectory }) => {
    if (isDirectory) return APART.test(name) ? [] : listSources(`${folder}${name}/`);
    return /\.(tsx?|css)$/.test(name) && !/_test\.tsx?$/.test(name) ? [folder + name] : [];
  });
}

const APART = /^(_|node_modules$|isle$|fresh$|seam$|tests$)/;
