import { sql } from 'kysely'
import type { Power } from '#kernel/auth/powers'
import { w } from './words.ts'

const none = sql`array[]::text[]`

/** A directory puts people into teams, and so whoever says which one it is says who may what the teams may. */
export const directoryPowers: readonly Power[] = [
  {
    name: 'directory',
    tables: ['directory'],
    facts: () => sql`
      select concat_ws(' ', d.name, md5(jsonb_build_array(d.kind, d.address, d.start_tls, d.ca, d.bind_dn, d.base_dn,
          d.people_filter, d.groups_filter, d.mapping)::text)),
        '', 'directory ' || d.name, ${none}, '', jsonb_build_object('directory', d.name)
      from directory d where d.active`,
    say: ({ directory = '' }) => w.later('gain', { directory }),
  },
  {
    name: 'directory-passwords',
    tables: ['directory'],
    facts: () => sql`
      select d.name, '', 'passwords of ' || d.name, ${none}, '', jsonb_build_object('directory', d.name)
      from directory d where d.active and d.signs_in`,
    say: ({ directory = '' }) => w.later('gain-passwords', { directory }),
  },
  {
    name: 'directory-token',
    tables: ['provisioning', 'directory'],
    facts: () => sql`
      select d.name, encode(p.token_hash, 'hex'), 'token of ' || d.name, ${none}, '', jsonb_build_object('directory', d.name)
      from provisioning p join directory d on d.id = p.directory_id where p.token_hash is not null`,
    say: ({ directory = '' }) => w.later('gain-token', { directory }),
  },
]
