import { sql } from 'kysely'
import { type Kept, tellsPromises } from '#facets/promises/sources'
import { visible } from '#kernel/visible'

/** Repairs that came back from vendors, with the day on which they were expected. */
tellsPromises({
  name: 'assets.repairs',
  tells: 'repair',
  can: 'assets.care',
  async find({ db, actor }, { vendors, from, until }) {
    const day = (column: 'opened_at' | 'closed_at') =>
      sql<string>`(${sql.ref(`r.${column}`)} at time zone ${actor.zone}::text)::date::text`
    const { rows } = await sql<Omit<Kept, 'what' | 'value'>>`
      select r.id, r.vendor_id, r.asset_id as record_id, coalesce(nullif(r.rma, ''), a.key) as no,
        ${day('opened_at')} as began_on, r.opened_at as began_at, r.expected_on::text as promised_on,
        ${day('closed_at')} as kept_on, r.closed_at as kept_at
      from asset_repair r join asset a on a.id = r.asset_id
      where r.vendor_id = any(${[...vendors]}::uuid[]) and r.closed_at is not null
        and ${day('closed_at')} between ${from}::text and ${until}::text and ${visible(actor, 'a')}
      order by r.closed_at, r.id`.execute(db)
    return rows.map((row) => ({ ...row, what: 'repair' as const, value: null }))
  },
})
