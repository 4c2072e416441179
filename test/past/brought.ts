import { Attribute, Change } from 'ldapts'
import { afterAll } from 'vitest'
import type { ImportView } from '#facets/imports/schemas'
import { directoriesAt, directoryFacts } from '../directories.ts'
import { importing } from '../importing.ts'
import { hasLdapServer, ldapServer } from '../ldap-server.ts'
import { type provisionedHouse, urn } from '../scim.ts'
import type { Someone } from '../world.ts'
import type { Chance, Deeds } from './steps.ts'

type House = Awaited<ReturnType<typeof provisionedHouse>>

/** What comes from elsewhere: by files, by a provider that brings people, by a directory. */
export async function brought(house: House, boss: Someone, { all, word }: Deeds, { of, n }: Chance) {
  const { db, ask, patch, admin, must } = house
  const { rehearsed, act } = importing(house)
  const imports: ImportView[] = []
  let count = 0

  /** Takes up what came since somebody last looked. */
  async function meet() {
    const known = new Set(all.map(({ id }) => id))
    const rows = await db
      .selectFrom('entity')
      .select(['id', 'kind'])
      .where('kind', 'in', ['incident', 'request', 'person', 'team', 'department'])
      .orderBy('id')
      .execute()
    // Whoever signs in here was there before anybody was looked at.
    all.push(...rows.filter(({ id }) => !known.has(id)))
  }
  const bring = async (importer: string, head: string, rows: readonly string[]) => {
    const tried = await rehearsed(boss, `${importer}.csv`, [head, ...rows].join('\n'), importer)
    if (tried.counts.create + tried.counts.update > 0) imports.push(await act(boss, tried, 'run'))
    await meet()
  }
  const mail = (uid: number) => `crew${uid}@halden.example`
  const scim: string[] = []
  const groups: string[] = []
  const user = (uid: number, more: object = {}) => ({
    schemas: [urn.user],
    externalId: `x${uid}`,
    userName: `crew${uid}@provided.example`,
    active: true,
    displayName: word(),
    emails: [{ primary: true, type: 'work', value: `crew${uid}@provided.example` }],
    ...more,
  })

  const ldap = hasLdapServer ? await ldapServer((end) => afterAll(end)) : undefined
  const added =
    ldap &&
    (await admin.post(directoriesAt, {
      ...directoryFacts,
      address: ldap.url,
      groups_filter: '(objectClass=groupOfNames)',
      every_hours: 0,
    }))
  const uids: string[] = []

  const change = {
    importPeople: async () =>
      bring(
        'people',
        'Name,Email,Job Title,Department',
        [1 + n(4), 1 + n(4)].map(
          (uid) => `${word()},${mail(uid)},${of(['Pilot', 'Cook'])},${of(['Deck', 'Galley'])}`,
        ),
      ),
    importTickets: async () =>
      bring(
        'tickets',
        'Number,Title,State,Priority,Customer,Tags,Created At,Updated At,Closed At',
        [1 + n(4), 5 + n(4)].map((number) => {
          const closed = n(3) === 0
          return `${90_000 + number},${word()},${closed ? 'closed' : of(['open', 'new', 'waiting'])},${1 + n(5)},Customer ${n(3)},${of(['vpn', 'old'])},2026-01-0${1 + n(9)} 10:00,2026-02-0${1 + n(9)} 12:00,${closed ? '2026-02-01 09:00' : ''}`
        }),
      ),
    /** Of what it made a record of there is nothing left to be told. */
    importBack: async () => {
      const run = imports.pop()
      if (run && run.counts.created === 0 && run.brings.length === 0 && run.counts.updated > 0)
        await act(boss, run, 'undo')
    },
    provide: async () => {
      const { body } = await ask('POST', '/Users', user((count += 1)))
      if (typeof body['id'] === 'string') scim.push(body['id'])
    },
    provided: async () => {
      if (scim.length === 0) return
      const path = `/Users/${of(scim)}`
      const deed = n(5)
      if (deed === 0) await patch(path, { op: 'replace', path: 'active', value: n(2) === 0 })
      else if (deed === 1) await patch(path, { op: 'replace', path: 'title', value: word() })
      else if (deed === 2) await patch(path, { op: 'replace', path: 'displayName', value: word() })
      else if (deed === 3)
        await patch(path, {
          op: 'add',
          path: 'phoneNumbers',
          value: [{ type: 'work', value: `+47 ${n(900)}` }],
        })
      else await ask('DELETE', path)
    },
    group: async () => {
      const members = scim.length > 0 ? [{ value: of(scim) }] : []
      const { body } = await ask('POST', '/Groups', { schemas: [urn.group], displayName: word(), members })
      if (typeof body['id'] === 'string') groups.push(body['id'])
    },
    grouped: async () => {
      if (groups.length === 0 || scim.length === 0) return
      const path = `/Groups/${of(groups)}`
      const value = [{ value: of(scim) }]
      if (n(4) === 0) await patch(path, { op: 'replace', path: 'displayName', value: word() })
      else await patch(path, { op: of(['add', 'remove']), path: 'members', value })
    },
    directory: async () => {
      if (!ldap || !added) return
      if (uids.length < 3 || n(3) === 0) {
        const uid = `d${(count += 1)}`
        await ldap.add(uid, { title: word() })
        uids.push(uid)
        if (n(2))
          await ldap.group(
            word(),
            [uid, of(uids)].filter((one, at, some) => some.indexOf(one) === at),
          )
      } else if (n(4) === 0) await ldap.remove(uids.shift() ?? '')
      else
        await ldap.as((client) =>
          client.modify(ldap.dnOf(of(uids)), [
            new Change({
              operation: 'replace',
              modification: new Attribute({ type: of(['title', 'cn', 'sn']), values: [word()] }),
            }),
          ]),
        )
      await admin.post(`${directoriesAt}/${String(added.body['id'])}/run`, { even_so: true })
    },
    flagged: async () => {
      if (!added) return
      const { flagged } = await must<{ flagged: { person_id: string }[] }>(boss, 'GET', directoriesAt)
      const [one] = flagged
      if (one)
        await admin.post(`${directoriesAt}/${String(added.body['id'])}/flagged/${one.person_id}`, {
          leave: n(2) === 0,
        })
    },
  }
  return { change, meet }
}
