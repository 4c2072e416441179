import { sql } from 'kysely'
import type { Power } from '#kernel/auth/powers'
import { w } from './words.ts'

/** A provider finds somebody by an address that the directory has of them: another one is another way in. */
export const addressPower: Power = {
  name: 'address',
  tables: ['person_contact'],
  ofPowerful: true,
  slight: true,
  facts: ({ actor }) => sql`
    select concat_ws(' ', c.person_id, c.value), '', c.person_id::text, array['has ' || c.person_id], '',
      jsonb_build_object('who', c.person_id)
    from person_contact c join powerful p on p.id = c.person_id
    where c.kind = 'email' and c.person_id <> ${actor}::uuid`,
  say: ({ who = '' }) => w.later('gain-address', { who }),
}
