import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'
import { Head } from '#lib/sealed'

/** Longer than the last lines can be, of which one may have been torn. */
const tailBytes = 8192

/** A line of the file as what it says; undefined for one that was torn, by a full disk or a crash. */
function parsed(line: string): Head | undefined {
  try {
    return Head.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

export interface Tail {
  head: Head | undefined
  /** The last line was not finished. */
  torn: boolean
}

/** The end of the file, whatever its length; of one that is not there yet, nothing. */
export async function tailOf(file: string): Promise<Tail> {
  try {
    await using handle = await open(file, 'r')
    const { size } = await handle.stat()
    const length = Math.min(size, tailBytes)
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length)
    const text = buffer.toString('utf8')
    const head = text
      .split('\n')
      .map(parsed)
      .findLast((one) => one !== undefined)
    return { head, torn: text !== '' && !text.endsWith('\n') }
  } catch (error) {
    if (isMissing(error)) return { head: undefined, torn: false }
    throw error
  }
}

/** Adds heads to the end; they are on disk when this returns. The file is only ever added to, so it may be made so that it must. */
export async function addHeads(file: string, heads: readonly Head[], { torn }: Pick<Tail, 'torn'>) {
  await using handle = await open(file, 'a', 0o600)
  const lines = heads.map((head) => `${JSON.stringify(head)}\n`)
  // Made by root in another's folder, it still belongs to whoever the folder belongs to.
  if (process.getuid?.() === 0) {
    const { uid, gid } = await stat(dirname(file))
    await handle.chown(uid, gid)
  }
  await handle.appendFile((torn ? '\n' : '') + lines.join(''))
  await handle.sync()
}

/** All heads of the file in their order, with the numbers of their lines; a line that says nothing is passed over. */
export async function* headsIn(file: string): AsyncGenerator<{ head: Head; line: number }> {
  let line = 0
  for await (const text of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    line++
    const head = parsed(text)
    if (head) yield { head, line }
  }
}
