import { type RawBuilder, sql } from 'kysely'
import { allPermissions } from '#kernel/auth/permissions'
import type { Power } from '#kernel/auth/powers'
import { roles } from '#kernel/auth/roles'
import { secondFactorRoles } from '#kernel/auth/second-factor'
import { nameOfRole } from '../role-words.ts'
import { ownWays } from '../sign-on/providers.ts'
import { fourEyes } from './setting.ts'
import { w } from './words.ts'

// Everybody is a requester: that is no power over anything.
const grants = sql`(select * from role_grant where role <> 'requester')`

const nothing = sql`array[]::text[]`
const none = sql`''`

const held: Power = {
  name: 'held',
  tables: ['role_grant'],
  facts: () => sql`
    select concat_ws(' ', g.principal_id, g.role, g.team_id, g.place_id), '', g.principal_id::text,
      array['role ' || g.role, 'in ' || g.principal_id], 'has ' || g.principal_id,
      jsonb_build_object('who', g.principal_id, 'role', g.role, 'part', coalesce(g.team_id, g.place_id))
    from ${grants} g`,
  say: ({ who = '', role = '', part }) =>
    part === undefined
      ? w.later('gain-held', { who, role: nameOfRole(role) })
      : w.later('gain-held-part', { who, role: nameOfRole(role), part }),
}

const joined: Power = {
  name: 'joined',
  tables: ['membership', 'role_grant'],
  facts: () => sql`
    select concat_ws(' ', m.team_id, m.person_id), '', m.person_id::text,
      array_agg('role ' || g.role) || array['has ' || m.team_id], 'in ' || m.team_id,
      jsonb_build_object('who', m.person_id, 'team', m.team_id)
    from membership m join ${grants} g on g.principal_id = m.team_id group by m.team_id, m.person_id`,
  say: ({ who = '', team = '' }) => w.later('gain-joined', { who, team }),
}

const titleOf = (permission: string) => allPermissions().get(permission)?.title ?? permission

const shaped: Power = {
  name: 'shaped',
  tables: ['own_role'],
  joins: 'permission',
  facts: () => sql`
    select concat_ws(' ', r.name, p.name), '', 'role ' || r.name, ${nothing}, 'role ' || r.name,
      jsonb_build_object('role', r.name, 'permission', p.name)
    from own_role r, lateral (select unnest(r.permissions) as name union all select '' where r.staff) p`,
  say: ({ role = '', permission = '' }) => {
    const names = permission.split('\n').filter((name) => name !== '')
    if (names.length === 0) return w.later('gain-staff', { role })
    const what = names.map(titleOf)
    return w.later(names.length < permission.split('\n').length ? 'gain-shaped-staff' : 'gain-shaped', {
      role,
      what,
    })
  },
}

/** What each says about those who hold something, and is no news about whoever asks. */
const ofPowerful = (about: RawBuilder<unknown>, rest: RawBuilder<unknown>, actor: string) => sql`
  select ${about}, a.person_id::text, array['has ' || a.person_id, 'at ' || a.person_id], 'at ' || a.person_id,
    jsonb_build_object('who', a.person_id)
  from account a join powerful p on p.id = a.person_id where a.person_id <> ${actor}::uuid and ${rest}`

const open: Power = {
  name: 'open',
  tables: ['account'],
  ofPowerful: true,
  slight: true,
  facts: ({ actor }) => ofPowerful(sql`a.person_id::text, ''`, sql`a.disabled_at is null`, actor),
  say: ({ who = '' }) => w.later('gain-open', { who }),
}

const reached: Power = {
  name: 'reached',
  tables: ['account'],
  ofPowerful: true,
  slight: true,
  facts: ({ actor }) => ofPowerful(sql`concat_ws(' ', a.person_id, a.email), ''`, sql`true`, actor),
  say: ({ who = '' }) => w.later('gain-reached', { who }),
}

const linked: Power = {
  name: 'linked',
  tables: ['one_time_link'],
  ofPowerful: true,
  slight: true,
  facts: ({ actor, mails }) => sql`
    select concat_ws(' ', l.person_id, l.kind), encode(l.token_hash, 'hex'), l.person_id::text,
      array['has ' || l.person_id, 'at ' || l.person_id], ${none}, jsonb_build_object('who', l.person_id)
    from one_time_link l join powerful p on p.id = l.person_id
    where not ${mails}::boolean and l.used_at is null and l.person_id <> ${actor}::uuid`,
  say: ({ who = '' }) => w.later('gain-linked', { who }),
}

const bare: Power = {
  name: 'bare',
  tables: ['authenticator_app', 'passkey', 'account'],
  ofPowerful: true,
  slight: true,
  facts: ({ actor }) =>
    ofPowerful(
      sql`a.person_id::text, ''`,
      sql`not exists (select from second_factor f where f.person_id = a.person_id)`,
      actor,
    ),
  say: ({ who = '' }) => w.later('gain-bare', { who }),
}

const unasked: Power = {
  name: 'unasked',
  tables: ['setting', 'own_role'],
  slight: true,
  facts: () => sql`
    select r.name, '', 'role ' || r.name, ${nothing}, ${none}, jsonb_build_object('role', r.name)
    from (select unnest(${[...roles]}::text[]) as name union select name from own_role) r
    where not exists (select from setting s where s.name = ${secondFactorRoles.name}::text and s.value ? r.name)`,
  say: ({ role = '' }) => w.later('gain-unasked', { role: nameOfRole(role) }),
}

const vouched: Power = {
  name: 'vouched',
  tables: ['sign_in_provider'],
  facts: () => sql`
    select concat_ws(' ', v.name, md5(jsonb_build_array(v.issuer, v.client_id, v.address_claim, v.domains, v.admits, v.factor_values, v.sso_url, v.certificates)::text)),
      '', 'provider ' || v.name, ${nothing}, ${none}, jsonb_build_object('provider', v.label)
    from sign_in_provider v where v.active`,
  say: ({ provider = '' }) => w.later('gain-vouched', { provider }),
}

const kept: Power = {
  name: 'kept',
  tables: ['emergency_account'],
  facts: () => sql`
    select e.person_id::text, '', e.person_id::text, array['at ' || e.person_id], ${none}, jsonb_build_object('who', e.person_id)
    from emergency_account e`,
  say: ({ who = '' }) => w.later('gain-kept', { who }),
}

const decided = (name: string) => sql`(select value #>> '{}' from setting where name = ${name}::text)`

const alone: Power = {
  name: 'alone',
  tables: ['setting'],
  facts: () => sql`
    select 'alone', '', 'alone', ${nothing}, ${none}, '{}'::jsonb
    where coalesce(${decided(fourEyes.name)}, 'false') <> 'true'`,
  say: () => w.later('gain-alone'),
}

const ways: Power = {
  name: 'ways',
  tables: ['setting'],
  facts: () => sql`
    select way, '', 'ways', ${nothing}, ${none}, '{}'::jsonb from (values ('everyone', 0), ('administrators', 1)) v (way, rank)
    where rank >= case coalesce(${decided(ownWays.name)}, 'everyone') when 'everyone' then 0 when 'administrators' then 1 else 2 end`,
  say: () => w.later('gain-ways'),
}

/** All by which somebody may do more, or come in as somebody who may. */
export const powers: readonly Power[] = [
  held,
  joined,
  shaped,
  open,
  reached,
  linked,
  bare,
  unasked,
  vouched,
  kept,
  alone,
  ways,
]
