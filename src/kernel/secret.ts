import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fchownSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
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

type Given = Pick<Config, 'secret' | 'secretAlso' | 'data'>

/** What an installation locks with, and what else opens while its secret is exchanged. */
export interface Secrets {
  readonly now: string
  readonly also: readonly string[]
}

export const secretFile = (data: string, ending = '') => join(data, `secret${ending}`)

function read(data: string, file: string): string {
  const found = writingIn(data, () => readFileSync(file, 'utf8'))
  if (found.trim() === '') throw new Refusal('unavailable', w.later('no-secret', { file }))
  return found
}

/** The installation's secret: the one it was given, else one made once and kept in the data folder for its owner's eyes. */
export function secretOf({ secret, data }: Pick<Given, 'secret' | 'data'>): string {
  if (secret !== undefined) return secret
  const file = secretFile(data)
  if (!existsSync(file)) writingIn(data, () => makeSecret(data, file))
  return read(data, file)
}

/** `secret.next`, `secret.before`, `secret.before-20261129T101500Z`: one that is to be, one that goes, those of older backups. */
const besides = (data: string) =>
  readdirSync(data)
    .filter((name) => /^secret\.(?:next|before(?:-\w+)?)$/.test(name))
    .sort()
    .map((name) => join(data, name))

/** All that opens. Read from the disk each time, so that a program that runs hears of an exchange. */
export function secretsOf(given: Given): Secrets {
  const now = secretOf(given)
  if (given.secret !== undefined)
    return { now, also: given.secretAlso === undefined ? [] : [given.secretAlso] }
  return { now, also: besides(given.data).map((file) => read(given.data, file)) }
}

/** The same for whoever only looks: nothing where there is no secret yet. */
export const secretsIn = (given: Given): Secrets | undefined =>
  given.secret !== undefined || existsSync(secretFile(given.data)) ? secretsOf(given) : undefined

/** Written whole under a name of its own and then given the right one: a disk that fills up leaves no half secret. */
export function makeSecret(data: string, file: string) {
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
