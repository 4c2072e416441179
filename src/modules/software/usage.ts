import { sql } from 'kysely'
import { tellsUsage } from '#facets/usage/sources'

tellsUsage({
  name: 'software',
  /** When the software of a device was last reported. */
  async find({ db }, things) {
    if (things.length === 0) return new Map()
    const rows = await db
      .selectFrom('software_device')
      .select(['device_id', 'seen_at'])
      .where('device_id', '=', sql<string>`any(${[...things]}::uuid[])`)
      .execute()
    return new Map(
      rows.map(({ device_id, seen_at }) => [device_id, { heard_at: seen_at, disk: null, memory: null }]),
    )
  },
})
