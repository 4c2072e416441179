import { sql } from 'kysely'
import type { Power } from '#kernel/auth/powers'
import { w } from './words.ts'

/** A directory puts people into teams, and so whoever says which one it is says who may what the teams may. */
export const directoryPower: Power = {
  name: 'directory',
  facts: () => sql`
    select concat_ws(' ', d.name, md5(jsonb_build_array(d.kind, d.address, d.start_tls, d.ca, d.bind_dn, d.base_dn, d.people_filter,
        d.groups_filter, d.mapping)::text)),
      '', 'directory ' || d.name, array[]::text[], '', jsonb_build_object('directory', d.name)
    from directory d where d.active`,
  say: ({ directory = '' }) => w.later('gain', { directory }),
}
