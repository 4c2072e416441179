import { sql } from 'kysely'
import type { Power } from '#kernel/auth/powers'
import { w } from './words.ts'

/** A provider finds somebody by an address that the directory has of them: another one is another way in. */
export const addressPower: Power = {
  name: 'address',
  slight: true,
  facts: ({ actor }) => sql`
    select concat_ws(' ', c.person_id, c.value), '', c.person_id::text, array['has ' || c.person_id], '',
      jsonb_build_object('who', c.person_id)
    from person_contact c join principal p on p.id = c.person_id and p.active
    where c.kind = 'email' and c.person_id <> ${actor}::uuid and exists (
      select from role_grant g where g.role <> 'requester' and (g.principal_id = p.id
        or g.principal_id in (select m.team_id from membership m where m.person_id = p.id)))`,
  say: ({ who = '' }) => w.later('gain-address', { who }),
}
