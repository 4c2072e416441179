import { sql } from 'kysely'
import type { Power } from '#kernel/auth/powers'
import { w } from './words.ts'

/** Places for which somebody holds a role that counts. */
const granted = sql`(select distinct place_id as id from role_grant where place_id is not null and role <> 'requester')`
const none = sql`array[]::text[]`

/** Places that a role for a site reaches: one that is moved there, with all in it, is reached by whoever holds the role. */
const within: Power = {
  name: 'within',
  tables: ['place'],
  aside: ['role_grant'],
  joins: 'place',
  facts: () => sql`
    select concat_ws(' ', s.id, p.id), '', p.id::text, array['site ' || s.id], '', jsonb_build_object('site', s.id, 'place', p.id)
    from ${granted} s join place p on p.path @> array[s.id] order by cardinality(p.path)`,
  // A role that is given for a site is news of its own, and a new place has nothing in it yet.
  amid: ({ site, place }) => [`site ${String(site)}`, `place ${String(place)}`],
  say: ({ site = '', place = '' }) => {
    const [first = '', ...more] = place.split('\n')
    return w.later('gain', { site, first, more: more.length })
  },
}

const sited: Power = {
  name: 'sited',
  tables: ['role_grant'],
  quiet: true,
  facts: () => sql`
    select concat_ws(' ', g.place_id, g.principal_id, g.role), '', '', ${none}, 'site ' || g.place_id, '{}'::jsonb
    from role_grant g where g.place_id is not null and g.role <> 'requester'`,
}

const placed: Power = {
  name: 'placed',
  tables: ['place'],
  aside: ['role_grant'],
  quiet: true,
  facts: () => sql`
    select p.id::text, '', '', ${none}, 'place ' || p.id, '{}'::jsonb from place p where exists (select from ${granted} s)`,
}

export const placePowers: readonly Power[] = [within, sited, placed]
