import { text } from 'node:stream/consumers'
import type { Readable } from 'node:stream'
import { outgoing } from './carry.ts'
import type { Flag } from './flags.ts'

/** Puts what a file says in the place of its name, without the end of its line. */
export async function withSecrets(
  flags: readonly Flag[],
  input: Readonly<Record<string, unknown>>,
  stdin: Readable,
): Promise<Record<string, unknown>> {
  const read = { ...input }
  for (const { field, type } of flags) {
    const file = input[field]
    if (type !== 'secret' || typeof file !== 'string') continue
    read[field] = (await text((await outgoing(file, stdin)).body)).replace(/\r?\n$/, '')
  }
  return read
}
