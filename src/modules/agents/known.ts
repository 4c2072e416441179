import { type Selectable, sql } from 'kysely'
import type { Read } from '#kernel/context'
import type { Tables } from '#kernel/tables'
import type { Known } from './engine/identity.ts'
import { type Keys, swapped } from './engine/keys.ts'

/** So long after its last report a device counts as still being there: two rounds. */
const aliveHours = 56
/** No more than so many are compared: only an address or a name that tells nothing is shared by more. */
const most = 200

type Row = Pick<
  Selectable<Tables['agent']>,
  'id' | 'device' | 'own_id' | 'serial' | 'uuid' | 'macs' | 'name'
> & { alive: boolean }

/** Agents that share anything with these keys. */
export async function sharing({ db, now }: Pick<Read, 'db' | 'now'>, keys: Keys): Promise<Known[]> {
  const columns = sql`id, device, own_id, serial, uuid, macs, name,
    seen_at > ${now}::timestamptz - make_interval(hours => ${aliveHours}::int) as alive`
  const uuids = keys.uuid === '' ? [] : [keys.uuid, swapped(keys.uuid)]
  const ways = [
    sql`device = ${keys.device}`,
    ...(keys.agent === '' ? [] : [sql`own_id = ${keys.agent} and own_id <> ''`]),
    ...(keys.serial === '' ? [] : [sql`serial = ${keys.serial} and serial <> ''`]),
    ...(uuids.length === 0 ? [] : [sql`uuid = any(${uuids}::text[]) and uuid <> ''`]),
    ...(keys.macs.length === 0 ? [] : [sql`macs && ${keys.macs}::text[]`]),
    ...(keys.name === '' ? [] : [sql`name = ${keys.name} and name <> ''`]),
  ]
  const { rows } = await sql<Row>`${sql.join(
    ways.map((way) => sql`(select ${columns} from agent where ${way} limit ${sql.lit(most)})`),
    sql` union `,
  )}`.execute(db)
  return rows.map(({ id, own_id, alive, ...keysOfIt }) => ({
    id,
    alive,
    keys: { ...keysOfIt, agent: own_id },
  }))
}
