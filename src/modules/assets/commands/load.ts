import { sql } from 'kysely'
import { costText } from '#lib/money/columns'
import type { Read } from '#kernel/context'
import type { Meaning } from '../schemas.ts'
import { withReadings } from '../queries/readings.ts'
import type { Otherwise, Provenance } from '../sources/standing.ts'

/** A thing as commands need it: its facts as a draft names them, and how it stands. */
export interface Loaded {
  id: string
  key: string
  title: string
  type: string
  manufacturer: string
  model: string
  model_number: string
  tag: string
  serial: string
  status: string
  meaning: Meaning
  home_place_id: string | null
  minimum: number | null
  supplier_id: string | null
  order_no: string
  bought_on: string | null
  cost: string | null
  proceeds: string | null
  warranty_until: string | null
  note: string
  custom: Record<string, unknown>
  depreciation: unknown
  model_depreciation: unknown
  model_id: string | null
  holder_id: string | null
  /** Of the one who holds it. */
  holder: string | null
  holder_kind: string | null
  /** How many there are of what is counted. */
  quantity: number
  /** Who said what stands in its fields, and what others say instead. */
  came_from: string
  sources: Provenance
  otherwise: Otherwise
  locks: string[]
}

type Row = Omit<Loaded, 'cost' | 'proceeds'> &
  Record<'cost_minor' | 'currency' | 'proceeds_minor' | 'proceeds_currency', string | null>

/** The things with these ids, by id, whoever may see them. */
export async function loadAssets({ db }: Read, ids: readonly string[]): Promise<Map<string, Loaded>> {
  const { rows } = await sql<Row>`
    select a.id, a.key, a.title, a.type, coalesce(f.name, '') as manufacturer, coalesce(m.name, '') as model,
      coalesce(m.number, '') as model_number, a.tag, a.serial, a.status, a.meaning, a.home_place_id, a.minimum, a.supplier_id,
      a.order_no, a.bought_on::text, a.cost_minor, a.currency, a.proceeds_minor, a.proceeds_currency, a.warranty_until::text, a.note, a.custom, a.holder_id,
       h.title as holder, h.kind as holder_kind, a.quantity, ${withReadings(sql`a.depreciation`, 'a.id')} as depreciation,
       ${withReadings(sql`m.depreciation`, 'a.id')} as model_depreciation, a.model_id,
       a.came_from, a.sources, a.otherwise,
       array(select l.field from asset_lock l where l.asset_id = a.id) as locks
    from asset a left join asset_model m on m.id = a.model_id left join manufacturer f on f.id = m.manufacturer_id
    left join entity h on h.id = a.holder_id
    where a.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ cost_minor, currency, proceeds_minor, proceeds_currency, ...row }) => [
      row.id,
      {
        ...row,
        cost: costText(cost_minor, currency),
        proceeds: costText(proceeds_minor, proceeds_currency),
      },
    ]),
  )
}
