import { Refusal } from '#lib/refusal'
import type { Input } from '#lib/contract'
import type { Write } from '#kernel/context'
import { allPersonalData } from '#kernel/personal-data'
import type { Download } from '#kernel/module'
import { w as house } from '#kernel/words'
import type { people } from '../contract.ts'
import { personExported } from '../events.ts'
import { seesPrivate } from '../policy.ts'
import { loadPeople } from './load.ts'
import { privateAudience } from './private-audience.ts'

/** Everything that all rooms hold about one person, as one JSON file; that it was taken out is noted. */
export async function exportPerson(ctx: Write, { id }: Input<typeof people.export>): Promise<Download> {
  const [person] = await loadPeople(ctx, [id])
  if (!person || !person.parts.some((part) => seesPrivate(ctx.actor, part, person.row)))
    throw new Refusal('forbidden', house.later('forbidden'))
  const parts: [string, unknown][] = []
  for (const { name, gather } of allPersonalData()) parts.push([name, await gather(ctx, person.parts)])
  const { key, title } = person.ref
  const about = {
    person: { id: person.ref.id, key, name: title },
    exported_at: ctx.now,
    exported_by: ctx.actor.name,
  }
  const body = Buffer.from(JSON.stringify({ ...about, ...Object.fromEntries(parts) }, null, 2))
  ctx.emit(personExported, { ...person.ref, audience_id: await privateAudience(ctx) }, {}, { granted: false })
  return { body, type: 'application/json', name: `${key}.json`, size: body.length }
}
