import { z } from 'zod'
import type { Title } from '#lib/words'
import type { Read, Write } from './context.ts'
import { changesStanding } from './standing.ts'

/** One thing an organisation decides for itself; its title and hint are what the screen shows. */
export interface Setting<S extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly title: Title
  readonly hint?: Title | undefined
  readonly schema: S
  readonly usual: z.output<S>
  /** Known to whoever is signed in (the organisation's name), else to those who administer. */
  readonly open: boolean
}

/** A whole number from least to most. */
export const whole = (least: number, most: number) => z.int().min(least).max(most)

/** Declares a setting: `setting('files.limit-mb', w.later('limit'), whole(1, 500), 25)`. */
export const setting = <S extends z.ZodType>(
  name: string,
  title: Title,
  schema: S,
  usual: z.output<S>,
  { open = false, hint }: { open?: boolean; hint?: Title } = {},
): Setting<S> => ({ name, title, hint, schema, usual, open })

const known = new Map<string, Setting>()

/** Makes the settings of all rooms known; called once when the rooms are put together. */
export const knowSettings = (all: readonly Setting[]) => {
  known.clear()
  for (const one of all) known.set(one.name, one)
}

export const allSettings = (): readonly Setting[] => [...known.values()]
export const settingNamed = (name: string) => known.get(name)

const read = <S extends z.ZodType>({ schema, usual }: Setting<S>, value: unknown): z.output<S> => {
  const parsed = schema.safeParse(value)
  // What an older version wrote and this one no longer allows counts as not decided.
  return parsed.success ? parsed.data : usual
}

/** What the organisation decided, or the usual value. */
export async function valueOf<S extends z.ZodType>(
  { db }: Pick<Read, 'db'>,
  one: Setting<S>,
): Promise<z.output<S>> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', one.name).executeTakeFirst()
  return row ? read(one, row.value) : one.usual
}

/** Several at once, in one statement: name → value. */
export async function valuesOf({ db }: Pick<Read, 'db'>, all: readonly Setting[]) {
  const names = all.map(({ name }) => name)
  const rows =
    names.length === 0
      ? []
      : await db.selectFrom('setting').select(['name', 'value']).where('name', 'in', names).execute()
  const decided = new Map(rows.map(({ name, value }) => [name, value]))
  return new Map(
    all.map((one) => [one.name, decided.has(one.name) ? read(one, decided.get(one.name)) : one.usual]),
  )
}

/** Writes down a decision; `null` goes back to the usual value. Says what was decided before. */
export async function decide(ctx: Write, one: Setting, value: unknown): Promise<unknown> {
  changesStanding(ctx)
  const before = await valueOf(ctx, one)
  if (value === null) await ctx.db.deleteFrom('setting').where('name', '=', one.name).execute()
  else
    await ctx.db
      .insertInto('setting')
      .values({ name: one.name, value: JSON.stringify(one.schema.parse(value)) })
      .onConflict((conflict) =>
        conflict.column('name').doUpdateSet((row) => ({ value: row.ref('excluded.value') })),
      )
      .execute()
  return before
}
