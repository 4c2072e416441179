import { type Selectable, sql } from 'kysely'
import type { Read } from '#kernel/context'
import type { Tables } from '#kernel/tables'
import { type Keys, swapped } from './engine/keys.ts'
import type { Device } from './engine/own.ts'

/** So long after its last report a device counts as still being there: two rounds. */
const aliveHours = 56
/** No more than so many are compared: only an address or a name that tells nothing is shared by more. */
const most = 200

type Row = Pick<
  Selectable<Tables['agent']>,
  'id' | 'device' | 'own_id' | 'serial' | 'uuid' | 'macs' | 'name' | 'asset_id'
> & { alive: boolean; owned: boolean }

/** Those that are looked at besides: one device, and all of an asset. */
interface Also {
  readonly agent: string | null
  readonly asset: string | null
}

/** Agents that share anything with these keys. `but`: a token that is not counted as one of theirs. */
export async function sharing(
  { db, now }: Pick<Read, 'db' | 'now'>,
  keys: Keys,
  { agent, asset }: Also = { agent: null, asset: null },
  but: string | null = null,
): Promise<Device[]> {
  const columns = sql`id, device, own_id, serial, uuid, macs, name, asset_id,
    seen_at > ${now}::timestamptz - make_interval(hours => ${aliveHours}::int) as alive`
  const uuids = keys.uuid === '' ? [] : [keys.uuid, swapped(keys.uuid)]
  const ways = [
    sql`device = ${keys.device}`,
    ...(keys.agent === '' ? [] : [sql`own_id = ${keys.agent} and own_id <> ''`]),
    ...(keys.serial === '' ? [] : [sql`serial = ${keys.serial} and serial <> ''`]),
    ...(uuids.length === 0 ? [] : [sql`uuid = any(${uuids}::text[]) and uuid <> ''`]),
    ...(keys.macs.length === 0 ? [] : [sql`macs && ${keys.macs}::text[]`]),
    ...(keys.name === '' ? [] : [sql`name = ${keys.name} and name <> ''`]),
    ...(agent === null ? [] : [sql`id = ${agent}::uuid`]),
    ...(asset === null ? [] : [sql`asset_id = ${asset}::uuid`]),
  ]
  const { rows } = await sql<Row>`
    select a.*, o.owned is not null as owned
    from (${sql.join(
      ways.map((way) => sql`(select ${columns} from agent where ${way} limit ${sql.lit(most)})`),
      sql` union `,
    )}) a left join lateral (
      select true as owned from agent_token t where t.agent_id = a.id and t.id is distinct from ${but}::uuid limit 1) o on true`.execute(
    db,
  )
  return rows.map(({ id, own_id, alive, owned, asset_id, ...keysOfIt }) => ({
    id,
    alive,
    owned,
    asset: asset_id,
    keys: { ...keysOfIt, agent: own_id },
  }))
}
