import type { Config } from '#kernel/config'
import { openDb } from '#kernel/db'
import { lostWith } from '#kernel/locked-columns'
import { secretsIn } from '#kernel/secret'
import { say } from '#lib/words'
import { compose } from '../compose.ts'
import { w } from './words.ts'

/** What opens with no secret that is here, and how its owners go on without: a sentence each. */
export async function lostIn(url: string, house: Config): Promise<string[]> {
  compose()
  const { db, close } = openDb({ url, max: 1 })
  const lost = await lostWith(db, secretsIn(house)).finally(close)
  return lost.map((what) => w('secret-missing', { what: say(what, 'en') }))
}
