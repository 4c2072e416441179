import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Read } from '#kernel/context'
import { locked, unlocked } from '#kernel/locked'
import type { LockedColumn } from '#kernel/locked-columns'
import { type DirectoryKind, kinds, type Mapping, told } from './engine/entry.ts'
import { w } from './words.ts'

/** The kind of a directory that nobody asks: a provider brings people by SCIM. */
export const provisioned = 'scim' as const

const placeOf = (id: string) => `password of directory ${id}`
/** Where passwords of directories lie, for an exchange of the installation's own secret. */
export const lockedPasswords: LockedColumn = {
  table: 'directory',
  id: 'id',
  column: 'bind_password',
  about: placeOf,
  lost: (n) => w.later('secrets-lost', { n }),
}

export const lockPassword = (id: string, password: string | null) =>
  password === null ? null : locked(Buffer.from(password), placeOf(id))

/** Null where none is set, undefined where it does not open any more. */
export const passwordOf = ({ id, bind_password }: { id: string; bind_password: Buffer | null }) =>
  bind_password === null ? null : unlocked(bind_password, placeOf(id))?.toString()

/** Those that are asked, by LDAP; a connection brings people by itself. */
export const allDirectories = ({ db }: Pick<Read, 'db'>) =>
  db.selectFrom('directory').selectAll().where('kind', '<>', provisioned).orderBy('name').execute()
export type DirectoryRow = Awaited<ReturnType<typeof allDirectories>>[number]

/** Of either sort; `forUpdate`: others who would change it wait. */
export async function needSource(
  { db }: Pick<Read, 'db'>,
  id: string,
  { forUpdate = false } = {},
): Promise<DirectoryRow> {
  const found = await db
    .selectFrom('directory')
    .selectAll()
    .where('id', '=', id)
    .$if(forUpdate, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', w.later('no-directory'))
  return found
}

async function needOf(
  ctx: Pick<Read, 'db'>,
  id: string,
  isFit: (kind: string) => boolean,
  lock?: { forUpdate: boolean },
) {
  const found = await needSource(ctx, id, lock)
  if (!isFit(found.kind)) throw new Refusal('not-found', w.later('no-directory'))
  return found
}
export const needDirectory = (ctx: Pick<Read, 'db'>, id: string, lock?: { forUpdate: boolean }) =>
  needOf(ctx, id, (kind) => kind !== provisioned, lock)
export const needConnection = (ctx: Pick<Read, 'db'>, id: string) =>
  needOf(ctx, id, (kind) => kind === provisioned)

/** Directories that have run, `d`, each with its last run, `last`. */
export const withLastRun = sql`directory d join lateral (
  select * from directory_run r where r.directory_id = d.id order by r.began_at desc limit 1) last on true`

/** What its attributes are called: as usual for its kind, where it was not said otherwise. */
export const mappingOf = ({ kind, mapping }: { kind: string; mapping: unknown }): Mapping => ({
  ...(kind === provisioned ? told : kinds[kind as DirectoryKind].mapping),
  ...(mapping as Partial<Mapping>),
})
