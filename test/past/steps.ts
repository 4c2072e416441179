import type { Someone, world } from '../world.ts'

type World = Awaited<ReturnType<typeof world>>
/** Chooses among what is there, the same way each time for one seed. */
export interface Chance {
  readonly of: <T>(some: readonly T[]) => T
  readonly n: (below: number) => number
}
/** A small generator that can be repeated: mulberry32. */
export function chance(seed: number): Chance {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const n = (below: number) => Math.floor(next() * below)
  return {
    n,
    of(some) {
      if (some.length === 0) throw new Error('nothing to choose from')
      return some[n(some.length)] as (typeof some)[number]
    },
  }
}

export interface Made {
  readonly id: string
  readonly kind: string
}
interface Reply {
  readonly id?: string
  readonly batch?: string
  readonly [more: string]: unknown
}

/** Everything that one may do to records, on a house that grows with it; each deed may be refused, and then did nothing. */
export function deeds({ call, app }: World, boss: Someone, asker: Someone, { of, n }: Chance) {
  const all: Made[] = []
  const batches: string[] = []
  const comments: { id: string; on: string }[] = []
  const times: { id: string; on: string }[] = []
  const files: string[] = []
  const absences: string[] = []
  const merges: string[] = []
  let count = 0
  const word = () =>
    `${of(['Red', 'Green', 'Blue', 'Grey'])} ${of(['vault', 'crane', 'ferry', 'lock'])} ${(count += 1)}`
  const some = (kind: string) => all.filter((one) => one.kind === kind)
  const any = (...kinds: string[]) => of(all.filter(({ kind }) => kinds.includes(kind))).id
  const maybe = (kind: string) => (n(4) === 0 ? null : any(kind))
  const ticket = () => any('incident', 'request')

  const send = async (
    method: string,
    path: string,
    body?: object,
    who = boss,
  ): Promise<Reply | undefined> => {
    const { status, body: reply } = await call(who, method, path, body)
    if (status >= 500) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(reply)}`)
    if (status !== 200) return undefined
    const { batch } = reply as Reply
    if (batch !== undefined) batches.push(batch)
    return reply as Reply
  }
  const make = (kind: string, path: string, body: () => object) => async () => {
    const reply = await send('POST', path, body())
    if (reply?.id !== undefined) all.push({ id: reply.id, kind })
  }
  const weekly = () => [{ day: 1 + n(5), start: 480, end: 960 + 60 * n(3) }]
  const hours = () => ({
    zone: of(['Europe/Oslo', 'UTC']),
    always: false,
    weekly: weekly(),
    holidays: [],
    days: [],
  })
  const promise = () => ({
    scope: '',
    calendar_id: any('calendar'),
    targets: [{ metric: 'resolution', minutes: [60, 120, 240, 480, 60 * (1 + n(30))] }],
    steps: [],
  })
  const person = () => ({
    display_name: word(),
    job_title: of(['', 'Pilot', 'Cook']),
    emails: [{ value: `p${(count += 1)}@example.org`, label: 'work' }],
  })

  const grow = {
    calendar: make('calendar', '/api/calendars', () => ({ name: word(), ...hours() })),
    policy: make('policy', '/api/clocks/policies', () => ({ title: word(), definition: promise() })),
    place: make('place', '/api/places', () => ({ name: word(), level: 'site', code: '' })),
    person: make('person', '/api/people', person),
    team: make('team', '/api/teams', () => ({ name: word(), members: [] })),
    department: make('department', '/api/departments', () => ({ name: word() })),
    ticket: async () => {
      const kind = of(['incident', 'request'])
      const reply = await send('POST', '/api/desk/tickets', {
        title: word(),
        kind,
        description: '<p>It hangs</p>',
        tags: n(2) ? [of(['vpn', 'old', 'wifi'])] : [],
        team_id: any('team'),
        requester_id: n(2) ? asker.id : any('person'),
      })
      if (reply?.id !== undefined) all.push({ id: reply.id, kind })
    },
  }

  const change = {
    ticketFields: async () =>
      send('PATCH', `/api/desk/tickets/${ticket()}`, {
        ...(n(2) && { title: word() }),
        ...(n(2) && { impact: 1 + n(3), urgency: 1 + n(3) }),
        ...(n(3) === 0 && { priority: 1 + n(5) }),
        ...(n(3) === 0 && { team_id: maybe('team') }),
        ...(n(3) === 0 && { place_id: maybe('place') }),
        ...(n(4) === 0 && { requester_id: maybe('person') }),
        ...(n(4) === 0 && { assignee_id: n(2) ? boss.id : null }),
        ...(n(4) === 0 && { cause: word() }),
        ...(n(5) === 0 && { restricted: n(2) === 0 }),
      }),
    move: async () =>
      send('POST', `/api/desk/tickets/${ticket()}/move`, {
        verb: of(['start', 'wait', 'wait-supplier', 'plan', 'solve', 'close', 'reopen', 'cancel']),
        resolution: word(),
        hold_until: '2099-01-01T08:00:00Z',
      }),
    reply: async () => {
      const id = ticket()
      const reply = await send(
        'POST',
        `/api/desk/tickets/${id}/${of(['reply', 'note', 'reply'])}`,
        { html: `<p>${word()}</p>` },
        n(3) === 0 ? asker : boss,
      )
      if (reply) comments.push({ id: String(reply['comment_id']), on: id })
    },
    edit: async () =>
      comments.length > 0 && send('PATCH', `/api/comments/${of(comments).id}`, { html: `<p>${word()}</p>` }),
    withdraw: async () =>
      comments.length > 0 && n(3) === 0 && send('DELETE', `/api/comments/${of(comments).id}`),
    spend: async () => {
      const on = ticket()
      const reply = await send('POST', `/api/desk/tickets/${on}/time`, { minutes: 5 + n(50) })
      if (reply?.id !== undefined) times.push({ id: reply.id, on })
    },
    time: async () => {
      if (times.length === 0) return
      const { id, on } = of(times)
      await send(n(2) ? 'PATCH' : 'DELETE', `/api/desk/tickets/${on}/time/${id}`, { minutes: 5 + n(90) })
    },
    bulk: async () =>
      send('POST', '/api/desk/bulk', {
        ids: [...new Set([ticket(), ticket()])],
        action: of([
          { do: 'tag', add: [of(['vpn', 'fleet'])], remove: [of(['old', 'wifi'])] },
          { do: 'change', patch: { impact: 1 + n(3) } },
          { do: 'note', html: '<p>For all</p>' },
          { do: 'reply', html: '<p>We know</p>' },
        ]),
      }),
    // The last one can mostly be taken back, also where it took something back itself.
    undo: async () => {
      const batch = n(3) ? batches.at(-1) : batches[n(batches.length)]
      if (batch !== undefined) await send('POST', '/api/desk/undo', { batch })
    },
    merge: async () => send('POST', `/api/desk/tickets/${ticket()}/merge`, { from: [ticket()] }),
    unmerge: async () => send('POST', `/api/desk/tickets/${ticket()}/unmerge`, {}),
    split: async () => {
      if (comments.length === 0) return
      const { id, on } = of(comments)
      const reply = await send('POST', `/api/desk/tickets/${on}/split`, { title: word(), comments: [id] })
      const made = reply?.['ticket'] as { id: string; kind: string } | null | undefined
      if (made) all.push({ id: made.id, kind: made.kind })
    },
    unsplit: async () => send('POST', `/api/desk/tickets/${ticket()}/unsplit`, {}),
    link: async () =>
      send('POST', n(3) ? '/api/links' : '/api/links/remove', {
        links: [
          {
            from: ticket(),
            relation: of(['relates-to', 'part-of']),
            to: any('incident', 'request', 'place'),
          },
        ],
      }),
    watch: async () =>
      send('POST', n(3) ? '/api/watchers' : '/api/watchers/remove', {
        records: [ticket()],
        principals: [any('person')],
        role: of(['watcher', 'affected', 'copied']),
      }),
    tag: async () =>
      send('POST', '/api/tags/apply', {
        records: [of(all).id],
        add: [of(['vpn', 'fleet', 'seen'])],
        remove: [of(['old', 'wifi', 'vpn'])],
      }),
    attach: async () => {
      const brought = await app.inject({
        method: 'POST',
        url: `/api/files?name=${encodeURIComponent(word())}.txt`,
        headers: { authorization: `Bearer ${boss.token}`, 'content-type': 'application/octet-stream' },
        payload: Buffer.from(word()),
      })
      const { id } = brought.json<{ id: string }>()
      if (await send('POST', `/api/records/${ticket()}/files`, { files: [id] })) files.push(id)
    },
    file: async () => {
      if (files.length === 0) return
      const id = of(files)
      await (n(2) ? send('DELETE', `/api/files/${id}`) : send('POST', `/api/files/${id}/restore`, {}))
    },
    person: async () =>
      send('PATCH', `/api/people/${any('person')}`, {
        ...(n(2) && { display_name: word() }),
        ...(n(2) && { job_title: of(['', 'Pilot', 'Smith']) }),
        ...(n(3) === 0 && { place_id: maybe('place') }),
        ...(n(3) === 0 && { department_id: maybe('department') }),
        ...(n(3) === 0 && { vip: n(2) === 0 }),
        ...(n(4) === 0 && { starts_on: of(['2001-01-01', '2098-01-01', null]) }),
        ...(n(4) === 0 && { emails: [{ value: `q${(count += 1)}@example.org`, label: 'work' }] }),
      }),
    absence: async () => {
      const from = `2098-0${1 + n(9)}-1${n(9)}`
      const reply = await send('POST', '/api/absences', {
        person_id: any('person'),
        starts_on: from,
        ends_on: from,
      })
      if (reply?.id !== undefined) absences.push(reply.id)
    },
    noAbsence: async () => absences.length > 0 && send('DELETE', `/api/absences/${of(absences)}`),
    mergePeople: async () => {
      const reply = await send('POST', '/api/people/merge', { keep: any('person'), merge: any('person') })
      if (reply) merges.push(String(reply['merge_id']))
    },
    unmergePeople: async () => merges.length > 0 && send('POST', `/api/people/merges/${of(merges)}/undo`, {}),
    team: async () =>
      send('PATCH', `/api/teams/${any('team')}`, { ...(n(2) && { name: word() }), description: word() }),
    members: async () =>
      send('POST', `/api/teams/${any('team')}/members`, {
        put: [{ person_id: any('person'), lead: n(2) === 0 }],
        remove: n(3) === 0 ? [any('person')] : [],
      }),
    archiveTeam: async () => send('POST', `/api/teams/${any('team')}/archive`, { archived: n(2) === 0 }),
    department: async () =>
      send('PATCH', `/api/departments/${any('department')}`, {
        ...(n(2) && { name: word() }),
        ...(n(2) && { parent_id: maybe('department') }),
        ...(n(2) && { head_id: maybe('person') }),
      }),
    archiveDepartment: async () =>
      send('POST', `/api/departments/${any('department')}/archive`, { archived: n(2) === 0 }),
    place: async () =>
      send('PATCH', `/api/places/${any('place')}`, {
        ...(n(2) && { name: word() }),
        ...(n(2) && { note: word() }),
        ...(n(3) === 0 && { level: of(['site', 'building', 'floor']), parent_id: maybe('place') }),
        ...(n(3) === 0 && { address: { street: word() } }),
        ...(n(3) === 0 && { latitude: n(80), longitude: n(80) }),
      }),
    archivePlace: async () => send('POST', `/api/places/${any('place')}/archive`, { archived: n(2) === 0 }),
    calendar: async () => {
      const id = any('calendar')
      const seen = await send('GET', `/api/calendars/${id}`)
      await send('PATCH', `/api/calendars/${id}`, { version: seen?.['version'], name: word(), ...hours() })
    },
    defaultCalendar: async () => send('POST', `/api/calendars/${any('calendar')}/default`, {}),
    archiveCalendar: async () =>
      send('POST', `/api/calendars/${any('calendar')}/archive`, { archived: n(2) === 0 }),
    policy: async () => {
      const id = any('policy')
      const seen = await send('GET', `/api/clocks/policies/${id}`)
      await send('PATCH', `/api/clocks/policies/${id}`, {
        version: seen?.['version'],
        ...(n(2) && { title: word() }),
        ...(n(2) && { definition: promise() }),
      })
    },
    activate: async () =>
      send('POST', `/api/clocks/policies/${any('policy')}/active`, { active: n(2) === 0 }),
    order: async () => {
      const ids = some('policy').map(({ id }) => id)
      await send('POST', '/api/clocks/policies/order', { ids: n(2) ? ids : ids.toReversed() })
    },
    tagRenamed: async () => {
      const tags = (await send('GET', '/api/tags'))?.['items'] as { id: string }[]
      if (tags.length < 2) return
      const { id } = of(tags)
      const deed = n(4)
      if (deed === 0) await send('DELETE', `/api/tags/${id}`)
      else if (deed === 1) await send('POST', `/api/tags/${id}/merge`, { into: of(tags).id })
      else await send('PATCH', `/api/tags/${id}`, { title: word() })
    },
  }
  return { all, grow, change, send, word, any }
}
export type Deeds = ReturnType<typeof deeds>
