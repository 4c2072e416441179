import { type RawBuilder, sql } from 'kysely'
import type { Read, Write } from './context.ts'
import { type Setting, setting, whole } from './settings.ts'
import type { Title } from '#lib/words'

export interface Due {
  /** How many would be let go of now. */
  readonly n: number
  /** How many more, were they not under a legal hold. */
  readonly held: number
}

/** One kind of thing that a room lets go of once it is old enough, as the organisation decides. */
export interface Retention {
  readonly name: string
  /** What is let go of, and what stays. */
  readonly title: Title
  /** For how many days it is kept; 0: for ever. */
  readonly days: Setting<ReturnType<typeof whole>>
  /** Counts what is older than this instant. */
  readonly due: (ctx: Read, before: string) => Promise<Due>
  /** Lets go of some of it, no more than so many; says how many. */
  readonly letGo: (ctx: Write, before: string, most: number) => Promise<number>
}

type Told = Omit<Retention, 'days'> & { usual?: number; least?: number; ask: Title }

/** Declares one with a setting of its own: `retention({ name: 'mail', title, ask, due, letGo })`. */
export const retention = ({ usual = 0, least = 0, ask, ...rest }: Told): Retention => ({
  ...rest,
  days: setting(`retention.${rest.name}`, ask, whole(least, 36_500), usual),
})

/** Counts and lets go of rows of one table, which no legal hold keeps; `isOld` is asked of its columns. */
export const oldRows = (
  table: string,
  isOld: (before: string) => RawBuilder<boolean>,
): Pick<Retention, 'due' | 'letGo'> => ({
  async due({ db }, before) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(table)} where ${isOld(before)}`.execute(db)
    return { n: rows[0]?.n ?? 0, held: 0 }
  },
  async letGo({ db }, before, most) {
    const { rows } = await sql`delete from ${sql.table(table)} where id in (
      select id from ${sql.table(table)} where ${isOld(before)} limit ${most}::int) returning id`.execute(db)
    return rows.length
  },
})

const known: Retention[] = []

/** Makes what the rooms let go of known; called once when the rooms are put together. */
export const knowRetention = (all: readonly Retention[]) => {
  known.splice(0, known.length, ...all)
}
export const allRetention = (): readonly Retention[] => known
export const retentionNamed = (name: string) => known.find((one) => one.name === name)

/** The instant before which something is old enough. */
export const daysBefore = (now: string, days: number) =>
  Temporal.Instant.from(now)
    .subtract({ hours: days * 24 })
    .toString()
