import { createHash } from 'node:crypto'
import { AndFilter, type Client, EqualityFilter, FilterParser, ResultCodeError } from 'ldapts'
import type { Read } from '#kernel/context'
import { newId, newSecret } from '#kernel/ids'
import { logger } from '#kernel/log'
import { inBytes, wanted } from './client.ts'
import { DirectoryFault, inside } from './connection.ts'
import { type DirectoryRow, mappingOf, provisioned } from './directories.ts'
import { type Entry, entryOf, type Raw } from './engine/entry.ts'

const log = logger('directories')
/** Somebody waits at the door. */
const patience = { connectMs: 3000, answerMs: 3000 }

/** A directory that keeps somebody's password, and what stays of them there. */
export interface Keeper {
  directory: DirectoryRow
  entry_id: string
  /** Not found there any more, or shut out there, when it was last looked. */
  flagged: boolean
}

const keeping = ({ db }: Pick<Read, 'db'>) =>
  db.selectFrom('directory').selectAll('directory').where('active', '=', true).where('signs_in', '=', true)

/** The directory by whose password this person comes in; undefined where that is ours to keep. */
export async function keeperOf(ctx: Pick<Read, 'db'>, personId: string): Promise<Keeper | undefined> {
  const found = await keeping(ctx)
    .innerJoin('directory_person', 'directory_id', 'directory.id')
    .select(['entry_id', 'missing_since', 'disabled_since'])
    .where('person_id', '=', personId)
    .orderBy('made_at')
    .executeTakeFirst()
  if (!found) return undefined
  const { entry_id, missing_since, disabled_since, ...directory } = found
  return { directory, entry_id, flagged: missing_since !== null || disabled_since !== null }
}

/** Has a provider that brings people taken them away, and has nobody decided about it yet? */
export async function isTakenAway({ db }: Pick<Read, 'db'>, personId: string): Promise<boolean> {
  const found = await db
    .selectFrom('directory_person')
    .innerJoin('directory', 'directory.id', 'directory_id')
    .select('entry_id')
    .where('person_id', '=', personId)
    .where('kind', '=', provisioned)
    .where((row) => row.or([row('missing_since', 'is not', null), row('disabled_since', 'is not', null)]))
    .executeTakeFirst()
  return found !== undefined
}

/** What a directory says to a password: of whom it is, where it fits. */
export type Said = { is: 'fits'; email: string | null } | { is: 'wrong' | 'not-there' | 'away' }

const isBytes = (attribute: string) => inBytes.some((name) => name.toLowerCase() === attribute.toLowerCase())

/** Their entry as it is now, wherever it was moved: it is one of those that people come from, or none. */
async function entryNow(client: Client, { directory, entry_id }: Keeper): Promise<Entry | undefined> {
  const mapping = mappingOf(directory)
  const value = isBytes(mapping.id) ? Buffer.from(entry_id, 'hex') : entry_id
  const { searchEntries } = await client.search(directory.base_dn, {
    scope: 'sub',
    filter: new AndFilter({
      filters: [
        FilterParser.parseString(directory.people_filter),
        new EqualityFilter({ attribute: mapping.id, value }),
      ],
    }),
    attributes: wanted(mapping),
    explicitBufferAttributes: inBytes,
    sizeLimit: 2,
  })
  const entries = searchEntries.map((raw) => entryOf(raw as Raw, mapping))
  return entries.length === 1 ? entries.find(({ id }) => id === entry_id) : undefined
}

/** What says no to this person, and nothing about the directory: RFC 4511, appendix A. */
const refusals: ReadonlySet<number> = new Set([19, 32, 34, 48, 49, 53])

async function binds(client: Client, dn: string, password: string): Promise<boolean> {
  try {
    await client.bind(dn, password)
    return true
  } catch (error) {
    if (error instanceof ResultCodeError && refusals.has(error.code)) return false
    throw error
  }
}

/** Where there is nobody to ask about, a password that nobody has is tried on an entry that is none: it takes as long. */
const nobodyIn = ({ base_dn }: DirectoryRow) => `cn=${newId()},${base_dn}`

/** Does this password open this person's entry? A name without a password would be taken as nobody, so none is ever sent. */
export async function saidOf(keeper: Keeper, password: string): Promise<Said> {
  const { directory, flagged } = keeper
  try {
    return await inside(directory, patience, async (client) => {
      const entry = await entryNow(client, keeper)
      const open = entry && !entry.disabled && !flagged && entry.dn !== '' && password !== ''
      if (!open) {
        await binds(client, nobodyIn(directory), newSecret())
        return { is: 'not-there' }
      }
      return (await binds(client, entry.dn, password)) ? { is: 'fits', email: entry.email } : { is: 'wrong' }
    })
  } catch (error) {
    if (!(error instanceof DirectoryFault)) throw error
    log.warn({ err: error, directory: directory.name }, 'a directory could not be asked about a password')
    return { is: 'away' }
  }
}

/**
 * Asks a directory about nobody, as long as about somebody, so that neither the time nor its being away tells whom it
 * knows; the same name is always asked about at the same one.
 */
export async function saidOfNobody(ctx: Pick<Read, 'db'>, name: string): Promise<Said> {
  const all = await keeping(ctx).orderBy('id').execute()
  const directory = all[createHash('sha256').update(name).digest().readUInt32BE() % Math.max(1, all.length)]
  if (!directory) return { is: 'wrong' }
  const entry_id = isBytes(mappingOf(directory).id) ? newId().replaceAll('-', '') : newId()
  const said = await saidOf({ directory, entry_id, flagged: true }, newSecret())
  return said.is === 'away' ? said : { is: 'wrong' }
}
