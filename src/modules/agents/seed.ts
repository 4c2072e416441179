import { sql } from 'kysely'
import type { z } from 'zod'
import type { Write } from '#kernel/context'
import { deviceChanged } from './events.ts'

interface Device {
  readonly id: string
  readonly type: string
  readonly person: string | null
}

type Change = Pick<z.output<typeof deviceChanged.data>, 'facts' | 'came' | 'went'>

/** What their agents found on laptops lately: how many days ago, and what. */
const story: readonly (Change & { ago: number })[] = [
  { ago: 1, facts: [{ field: 'memory', before: '16 GB', after: '8 GB' }], came: [], went: [] },
  {
    ago: 2,
    facts: [],
    came: ['Keel Vault Client'],
    went: ['Keel Vault Client (old)'],
  },
  {
    ago: 4,
    facts: [{ field: 'os', before: 'Windows 11 Pro 24H2', after: 'Windows 11 Pro 25H2' }],
    came: [],
    went: [],
  },
  { ago: 6, facts: [], came: ['Zip Station', 'Screen Ruler'], went: [] },
]

/** What changed on some devices of those who came first, and was told by their agents in the past days. */
export async function seedDevicesChange(
  ctx: Write,
  devices: readonly Device[],
  today: string,
): Promise<void> {
  const laptops = devices.filter(({ type, person }) => type === 'laptop' && person !== null).slice(0, 40)
  const { rows } = await sql<{ id: string; title: string; audience_id: number }>`
    select id, title, audience_id from entity where id = any(${laptops.map(({ id }) => id)}::uuid[]) order by id`.execute(
    ctx.db,
  )
  for (const [n, { id, title, audience_id }] of rows.entries()) {
    const { ago, ...change } = story[n % story.length] ?? { ago: 1, facts: [], came: [], went: [] }
    const day = Temporal.PlainDate.from(today).subtract({ days: ago })
    ctx.emit(
      deviceChanged,
      { id, kind: 'asset', audience_id },
      { agent: title, ...change, all: { came: change.came.length, went: change.went.length } },
      { granted: false, at: `${day.toString()}T07:${String(10 + (n % 45))}:00.000Z` },
    )
  }
}
