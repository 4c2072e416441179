import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, renameSync } from 'node:fs'
import type { Config } from './config.ts'
import type { Db } from './db.ts'
import { writingIn } from './embedded-postgres/folder.ts'
import { lockAnew, type Opened } from './locked-columns.ts'
import { handOver } from './seal/hand-over.ts'
import { makeSecret, secretFile, secretsOf } from './secret.ts'

const text = (file: string) => readFileSync(file, 'utf8')

function rename(data: string, from: string, to: string) {
  writingIn(data, () => {
    renameSync(from, to)
    const folder = openSync(data, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  })
}

export interface Exchanged extends Opened {
  /** Where the one before lies now; undefined where secrets are given by the environment. */
  readonly kept: string | undefined
  /** The public key that heads are signed by now, and the one before. */
  readonly key: string
  readonly before: string
}

const sum = (first: Opened, second: Opened): Opened => ({
  ...second,
  changed: first.changed + second.changed,
})

/**
 * Where the secret lies in the data folder. Each step can be begun again: `secret.next` is there until it is the secret,
 * `secret.before` until nothing is locked with it. Programs that run read the files anew, and open with all of them.
 */
async function exchangeFile(db: Db, data: string, others: readonly string[]): Promise<Exchanged> {
  const [current, next, before] = [secretFile(data), secretFile(data, '.next'), secretFile(data, '.before')]
  let first: Opened = { changed: 0, all: 0, lost: [] }
  if (existsSync(next) || !existsSync(before)) {
    if (!existsSync(next)) writingIn(data, () => makeSecret(data, next))
    first = await lockAnew(db, text(next), [text(current), ...others])
  }
  const [from, to] = existsSync(next) ? [text(current), text(next)] : [text(before), text(current)]
  const { key, before: keyBefore } = await handOver(db, { from, to }, () => {
    if (!existsSync(next)) return
    // At no moment is there none: whoever finds none would make one.
    if (!existsSync(before)) writingIn(data, () => linkSync(current, before))
    rename(data, next, current)
  })
  // What was locked by a program that had read the one before a moment ago.
  const second = await lockAnew(db, to, [from, ...others])
  const stamp = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const kept = secretFile(data, `.before-${stamp}`)
  rename(data, before, kept)
  return { ...sum(first, second), kept, key, before: keyBefore }
}

/** Puts another secret in the place of the installation's own, while it is in use, and locks all that it locked anew. */
export async function exchangeSecret(
  db: Db,
  config: Pick<Config, 'secret' | 'secretAlso' | 'data'>,
): Promise<Exchanged> {
  const { now, also } = secretsOf(config)
  if (config.secret === undefined) return exchangeFile(db, config.data, also)
  const [from = now] = also
  const changed = await lockAnew(db, now, also)
  const { key, before } = await handOver(db, { from, to: now }, () => {})
  return { ...changed, kept: undefined, key, before }
}
