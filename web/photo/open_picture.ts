interface OpenPicture {
  image: CanvasImageSource;
  width: number;
  height: number;
  close(): void;
}

/** Turned upright. Undefined: this browser cannot show it. */
export async function openPicture(file: Blob): Promise<OpenPicture | undefined> {
  return await asBitmap(file) ?? await asElement(file);
}

/** Safari has it since 15. */
async function asBitmap(file: Blob): Promise<OpenPicture | undefined> {
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const { width, height } = image;
    return { image, width, height, close: () => image.close() };
  } catch {
    return undefined;
  }
}

/** Upright in every browser that gets the islands: `image-orientation` is "from-image" there. */
async function asElement(file: Blob): Promise<OpenPicture | undefined> {
  const image = new Image();
  const address = URL.createObjectURL(file);
  const close = () => URL.revokeObjectURL(address);
  const isShown = await new Promise<boolean>((resolve) => {
    image.onload = () => resolve(true);
    image.onerror = () => resolve(false);
    image.src = address;
  });
  const { naturalWidth: width, naturalHeight: height } = image;
  if (isShown && width > 0) return { image, width, height, close };
  close();
  return undefined;
}
