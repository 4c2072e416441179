import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Refusal } from '#lib/refusal'
import { w } from './words.ts'

/** The user that PostgreSQL runs as. */
export interface Identity {
  uid: number
  gid: number
}

export const isRoot = () => process.getuid?.() === 0

const me = (): Identity => ({ uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 })

interface Account extends Identity {
  name: string
}
function accounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
}

/** A user's name, for a sentence. */
export const userName = (uid: number): string =>
  accounts().find((account) => account.uid === uid)?.name ?? `user ${uid}`

/** PostgreSQL refuses root, so root lends it to whoever owns the database, else to a user made for such things. */
export function databaseUser(pgdata: string): Identity {
  if (!isRoot()) return me()
  if (existsSync(pgdata)) {
    const { uid, gid } = statSync(pgdata)
    if (uid !== 0) return { uid, gid }
  }
  const known = accounts()
  const account = ['postgres', 'nobody'].map((name) => known.find((one) => one.name === name)).find(Boolean)
  if (!account) throw new Refusal('unavailable', w.later('no-user'))
  return { uid: account.uid, gid: account.gid }
}

/** Whether that user gets through every folder on the way to a path; folders yet to be made will let it. */
export function canReach(path: string, { uid, gid }: Identity): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const stat = statSync(folder, { throwIfNoEntry: false })
    if (stat?.isDirectory()) {
      const bit = stat.uid === uid ? 0o100 : stat.gid === gid ? 0o010 : 0o001
      if (!(stat.mode & bit)) return false
    }
    if (folder === dirname(folder)) return true
  }
}
