// Encryption with age (age-encryption.org): whoever keeps backups, and the machine that makes them, has the
// public key alone and can read none. `age --decrypt` opens them without FloodLine.
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { BackupError } from "./format.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** How each file of age begins. */
const MAGIC = "age-encryption.org/";

/** A new pair; the identity is the secret one. */
export async function makeKey(): Promise<{ identity: string; recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

export function seal(plain: ReadableStream<Uint8Array>, recipient: string): ReadableStream<Bytes> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return later(() => encrypter.encrypt(plain));
}

/** @throws BackupError where there is no key for it, or another */
export async function unseal(
  bytes: ReadableStream<Uint8Array>,
  identity?: string,
): Promise<ReadableStream<Bytes>> {
  const { head, whole } = await peek(bytes, MAGIC.length);
  if (new TextDecoder().decode(head) !== MAGIC) return whole;
  if (!identity) {
    throw new BackupError(
      "this backup is encrypted: give its secret key, AGE-SECRET-KEY-…, in a file by --key FILE",
    );
  }
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(whole) as ReadableStream<Bytes>;
  } catch (error) {
    throw new BackupError(
      `this backup is encrypted for another key than the one given (${(error as Error).message})`,
    );
  }
}

/** A stream that is not there yet. */
function later(open: () => Promise<ReadableStream<Uint8Array>>): ReadableStream<Bytes> {
  const { readable, writable } = new TransformStream<Uint8Array, Bytes>();
  // Its failure is told to whoever reads.
  open().then((stream) => stream.pipeTo(writable), (error) => writable.abort(error)).catch(
    () => {},
  );
  return readable;
}

async function peek(
  bytes: ReadableStream<Uint8Array>,
  length: number,
): Promise<{ head: Uint8Array; whole: ReadableStream<Bytes> }> {
  const reader = bytes.getReader();
  const read: Uint8Array[] = [];
  let size = 0;
  while (size < length) {
    const { value, done } = await reader.read();
    if (done) break;
    read.push(value);
    size += value.length;
  }
  const begun = await new Blob(read as Bytes[]).bytes() as Bytes;
  const whole = new ReadableStream<Bytes>({
    start: (controller) => begun.length > 0 ? controller.enqueue(begun) : undefined,
    async pull(controller) {
      const { value, done } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value as Bytes);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { head: begun.subarray(0, length), whole };
}
