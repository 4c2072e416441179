import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Write } from '#kernel/context'
import { w } from '../words.ts'

interface Numbered {
  id: string
  serial: string
  manufacturer: string
}

/**
 * Refuses a serial number that another thing of the same maker has, while that one is not gone; where a maker is not known,
 * of any. People are asked; feeds and imports judge for themselves, and set aside what is doubtful.
 */
export async function refuseSerials(ctx: Write, things: readonly Numbered[]) {
  const asked = things
    .filter(({ serial }) => serial !== '')
    .map(({ id, serial, manufacturer }) => ({ id, serial, manufacturer }))
  if (asked.length === 0 || ctx.origin !== 'user' || ctx.actor.kind === 'system') return
  const { rows } = await sql<{ key: string; title: string }>`
    select a.key, a.title from asset a
    join json_to_recordset(${JSON.stringify(asked)}::json) as n(id uuid, serial text, manufacturer text)
      on lower(a.serial) = lower(n.serial) and a.serial <> '' and a.id <> n.id
    left join asset_model m on m.id = a.model_id left join manufacturer f on f.id = m.manufacturer_id
    where a.meaning <> 'gone' and (f.name is null or n.manufacturer = '' or lower(f.name) = lower(n.manufacturer))
    limit 1`.execute(ctx.db)
  const [other] = rows
  if (other) throw new Refusal('conflict', w.later('serial-taken', { name: other.title, key: other.key }))
}
