import { open, rename } from 'node:fs/promises'

/** Gives a file its name only once it is whole and on the disk. */
export async function settled(part: string, file: string, body: AsyncIterable<Buffer>) {
  await using handle = await open(part, 'wx', 0o600)
  await handle.writeFile(body)
  await handle.sync()
  await rename(part, file)
}
