// A real file system that can be filled to its last byte, and given room again: one in memory, whose size is
// changed under whoever uses it. That takes root on Linux.
import { statfs } from "node:fs/promises";
import { isRoot } from "../../ground/postgres/server_files.ts";

interface SmallDisk extends AsyncDisposable {
  path: string;
  /** Not a byte more goes in. */
  fill(): Promise<void>;
  makeRoom(): Promise<void>;
}

const ROOM = "2g";

/** Why there can be none on this machine; undefined where there can. A test that needs one says so. */
export async function whyNoSmallDisk(): Promise<string | undefined> {
  if (Deno.build.os !== "linux") return "no Linux";
  if (!isRoot) return "not root";
  const path = await Deno.makeTempDir({ prefix: "floodline-disk-" });
  const why = await mount(["-t", "tmpfs", "-o", "size=1m", "tmpfs", path]).catch((error) => error);
  if (!why) await run("umount", [path]);
  await Deno.remove(path);
  return why?.message;
}

export async function startSmallDisk(): Promise<SmallDisk> {
  const path = await Deno.makeTempDir({ prefix: "floodline-disk-" });
  await mount(["-t", "tmpfs", "-o", `size=${ROOM},mode=755`, "tmpfs", path]);
  const resize = (size: string | number) => mount(["-o", `remount,size=${size}`, path]);
  return {
    path,
    async fill() {
      const { blocks, bfree, bsize } = await statfs(path);
      await resize((blocks - bfree) * bsize);
    },
    makeRoom: () => resize(ROOM),
    async [Symbol.asyncDispose]() {
      await run("umount", ["--lazy", path]);
      await Deno.remove(path);
    },
  };
}

function mount(args: string[]): Promise<void> {
  return run("mount", args);
}

async function run(program: string, args: string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command(program, { args }).output();
  if (!success) throw new Error(`${program}: ${new TextDecoder().decode(stderr).trim()}`);
}
