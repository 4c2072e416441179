import { minutesText } from '#lib/time/minutes-text'
import { msOf } from '#lib/time/instant'
import { may } from '#kernel/actor'
import type { Read } from '#kernel/context'
import { type Finding, type HomePanel, tellAtHome } from '#facets/home/panels'
import { kept, standings, timeSpent } from './figures.ts'
import { w } from './words.ts'

const shown = 6

/** Where a team's tickets are listed, for those who see them. */
const listOf = (ctx: Read, team: string | null, q: string) =>
  may(ctx.actor, 'desk.work')
    ? `/desk?q=${encodeURIComponent(`${q} team:${team === null ? 'none' : `"${team.replaceAll('"', '')}"`}`)}`
    : null

const called = (team: string | null) => team ?? w.later('home.no-team')

/** For those who answer for the desk without working in it: how promises are kept, where they are at risk, what is oldest. */
const promises: HomePanel = {
  name: 'desk.promises',
  order: 60,
  can: 'desk.figures',
  async find(ctx): Promise<Finding | null> {
    const [teams, solved] = [await standings(ctx), await kept(ctx)]
    if (teams.length === 0 && solved.now.solved === 0) return null
    const sum = (of: 'late' | 'soon') => teams.reduce((total, one) => total + one[of], 0)
    return {
      title: w.later('home.promises', { late: sum('late'), soon: sum('soon') }),
      figures: [],
      items: [
        ...(solved.now.solved + solved.before.solved > 0 ? [trend(solved)] : []),
        ...teams.slice(0, shown).map(({ team, open, late, soon, oldest }) => ({
          id: `promises ${team ?? ''}`,
          title: called(team),
          to: listOf(ctx, team, 'is:open'),
          sub: w.later('home.team', { open, soon, days: daysBetween(oldest, ctx.now) }),
          mark: late > 0 ? { tone: 'bad' as const, words: w.later('home.broken', { n: late }) } : null,
        })),
      ],
    }
  },
}

const daysBetween = (from: string, to: string) => Math.floor((msOf(to) - msOf(from)) / 86_400_000)

/** Whether it gets better. */
const trend = ({ now, before }: Awaited<ReturnType<typeof kept>>) => ({
  id: 'promises kept',
  title: w.later('home.kept', { kept: now.kept, solved: now.solved }),
  to: null,
  sub: w.later('home.kept-before', { kept: before.kept, solved: before.solved }),
})

/** What work went into: the nearest that the desk knows of cost. */
const time: HomePanel = {
  name: 'desk.time',
  order: 70,
  can: 'desk.costs',
  async find(ctx): Promise<Finding | null> {
    const { teams, before } = await timeSpent(ctx)
    if (teams.length === 0) return null
    const total = teams.reduce((sum, { minutes }) => sum + minutes, 0)
    return {
      title: w.later('home.time', { now: minutesText(total), before: minutesText(before) }),
      calm: true,
      figures: [],
      items: teams.slice(0, shown).map(({ team, minutes, tickets }) => ({
        id: `time ${team ?? ''}`,
        title: called(team),
        to: listOf(ctx, team, ''),
        sub: w.later('home.time-on', { n: tickets, time: minutesText(minutes) }),
      })),
    }
  },
}

for (const panel of [promises, time]) tellAtHome(panel)
