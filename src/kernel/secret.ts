import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fchownSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '#lib/refusal'
import type { Config } from './config.ts'
import { writingIn } from './embedded-postgres/folder.ts'
import { w } from './embedded-postgres/words.ts'

/** The installation's secret: the one it was given, else one made once and kept in the data folder for its owner's eyes. */
export function secretOf({ secret, data }: Pick<Config, 'secret' | 'data'>): string {
  if (secret !== undefined) return secret
  const file = join(data, 'secret')
  if (!existsSync(file)) writingIn(data, () => makeSecret(data, file))
  const found = writingIn(data, () => readFileSync(file, 'utf8'))
  if (found.trim() === '') throw new Refusal('unavailable', w.later('no-secret', { file }))
  return found
}

/** Written whole under a name of its own and then given the right one: a disk that fills up leaves no half secret. */
function makeSecret(data: string, file: string) {
  const whole = `${file}.${randomBytes(8).toString('hex')}`
  const handle = openSync(whole, 'wx', 0o600)
  try {
    writeSync(handle, randomBytes(32).toString('base64url'))
    // Made by root in another's folder, it still belongs to whoever the folder belongs to.
    const { uid, gid } = statSync(data)
    if (process.getuid?.() === 0) fchownSync(handle, uid, gid)
    fsyncSync(handle)
    linkSync(whole, file)
  } catch (error) {
    // Another start was quicker.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    closeSync(handle)
    rmSync(whole, { force: true })
  }
}
