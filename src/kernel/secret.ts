import { randomBytes } from 'node:crypto'
import { closeSync, fchownSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'

/** The installation's secret: the one it was given, else one made once and kept in the data folder for its owner's eyes. */
export function secretOf({ secret, data }: Pick<Config, 'secret' | 'data'>): string {
  if (secret !== undefined) return secret
  const file = join(data, 'secret')
  try {
    const handle = openSync(file, 'wx', 0o600)
    writeSync(handle, randomBytes(32).toString('base64url'))
    // Made by root in another's folder, it still belongs to whoever the folder belongs to.
    const { uid, gid } = statSync(data)
    if (process.getuid?.() === 0) fchownSync(handle, uid, gid)
    fsyncSync(handle)
    closeSync(handle)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8')
}
