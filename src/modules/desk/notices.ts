import { sql } from 'kysely'
import type { Read, Write } from '#kernel/context'
import type { Told } from '#kernel/flows'
import { tellsPeople } from '#facets/notices/kinds'
import { factOf, raise, settleKind, takeBackDeed, type Why } from '#facets/notices/public'
import { watchersOf } from '#facets/watchers/public'
import { aboutHeader, copiesTo, saidBy } from './mails.ts'
import { w } from './notice-words.ts'

const at = { once: 'now', daily: 'digest', never: 'no' } as const
const told = (mail: keyof typeof at, push: boolean) => ({ inbox: true, mail: at[mail], push })

const words = {
  header: aboutHeader,
  of: async (ctx: Read, part: string) => (await saidBy(ctx, part))?.body,
}

tellsPeople({
  name: 'desk.mention',
  title: w.later('kind.mention'),
  rank: 10,
  usual: told('once', true),
  words,
  say: ({ by }) => w.later('say.mention', { by }),
})
tellsPeople({
  name: 'desk.assigned',
  title: w.later('kind.assigned'),
  rank: 20,
  usual: told('once', true),
  can: 'desk.work',
  say: ({ by }) => w.later('say.assigned', { by }),
})
tellsPeople({
  name: 'desk.answered',
  title: w.later('kind.answered'),
  rank: 30,
  usual: told('never', true),
  mailsItself: true,
  say: ({ by }) => w.later('say.answered', { by }),
})
tellsPeople({
  name: 'desk.replied',
  title: w.later('kind.replied'),
  rank: 40,
  usual: told('once', true),
  words,
  say: ({ by }) => w.later('say.replied', { by }),
})
tellsPeople({
  name: 'desk.noted',
  title: w.later('kind.noted'),
  rank: 50,
  usual: told('never', false),
  can: 'desk.work',
  words,
  say: ({ by }) => w.later('say.noted', { by }),
})
tellsPeople({
  name: 'desk.team',
  title: w.later('kind.team'),
  rank: 60,
  usual: told('never', false),
  can: 'desk.work',
  say: () => w.later('say.team'),
})
tellsPeople({
  name: 'desk.moved',
  title: w.later('kind.moved'),
  rank: 70,
  usual: told('daily', false),
  say: ({ by, values }) => w.later('say.moved', { by, state: values['state'] ?? '' }),
})

/** Whoever has it and whoever merely watches it. */
async function concerned(ctx: Write, id: string): Promise<(string | null)[]> {
  const { rows } = await sql<{ assignee_id: string | null }>`
    select assignee_id from work where id = ${id}::uuid`.execute(ctx.db)
  const watching = (await watchersOf(ctx, id)).filter(({ role }) => role === 'watcher')
  return [rows[0]?.assignee_id ?? null, ...watching.map(({ principal_id }) => principal_id)]
}

/** Public words: to those named in them, to whom the desk mails them itself, and to those who work on it. */
export async function tellReply(ctx: Write, part: string, of: Told) {
  const said = await saidBy(ctx, part)
  if (!said) return
  await raise(ctx, factOf(of), [
    { kind: 'desk.mention', to: said.mentioned, part },
    { kind: 'desk.answered', to: await copiesTo(ctx, of.subject.id), part, spared: true },
    { kind: 'desk.replied', to: await concerned(ctx, of.subject.id), part },
  ])
}

/** Internal words: to those who see the ticket from inside. */
export async function tellNote(ctx: Write, part: string, of: Told) {
  const said = await saidBy(ctx, part)
  if (!said) return
  await raise(ctx, factOf(of), [
    { kind: 'desk.mention', to: said.mentioned, part, inside: true },
    { kind: 'desk.noted', to: await concerned(ctx, of.subject.id), part, inside: true },
  ])
}

/** Words that were changed: to those whom they name only now. */
export async function tellNamed(ctx: Write, part: string, of: Told) {
  const said = await saidBy(ctx, part)
  if (!said) return
  const inside = said.kind === 'note'
  await raise(ctx, factOf(of), [{ kind: 'desk.mention', to: said.mentioned, part, inside }])
}

interface Now {
  team_id: string | null
  assignee_id: string | null
  open: boolean
}

/** Whose it is: told to whoever has it by now, else to the team that it waits for. */
export async function tellWhose(ctx: Write, of: Told, { state }: { state?: string | undefined } = {}) {
  const { rows } = await sql<Now>`
    select team_id, assignee_id, open from work where id = ${of.subject.id}::uuid`.execute(ctx.db)
  const [now] = rows
  if (!now) return
  if (now.assignee_id !== null || !now.open) await settleKind(ctx, of.subject.id, 'desk.team')
  const whose: Why[] = now.assignee_id
    ? [{ kind: 'desk.assigned', to: [now.assignee_id] }]
    : now.open
      ? [{ kind: 'desk.team', to: [now.team_id] }]
      : []
  await raise(ctx, factOf(of), [...whose, ...(await movedTo(ctx, of, state))])
}

const movedTo = async (ctx: Write, { subject }: Told, state: string | undefined): Promise<Why[]> =>
  state === undefined ? [] : [{ kind: 'desk.moved', to: await concerned(ctx, subject.id), values: { state } }]

/** Another state: to those who have it or watch it. */
export async function tellMove(ctx: Write, of: Told, state: string) {
  await raise(ctx, factOf(of), await movedTo(ctx, of, state))
}

/** What is taken back is told no more, and nothing is told of the taking back. */
export async function unlessUndone(ctx: Write, of: Told, tell: () => Promise<void>) {
  if (of.origin === 'undo') await takeBackDeed(ctx, of)
  else await tell()
}
