import { type RawBuilder, sql } from 'kysely'

/** How something loses its value, with what was read where it goes by units; of columns that stand in the query. */
export const withReadings = (depreciation: RawBuilder<unknown>, assetId: string): RawBuilder<unknown> =>
  sql`(case when ${depreciation} ->> 'method' = 'units' then ${depreciation} || jsonb_build_object('readings', coalesce((
      select jsonb_agg(jsonb_build_object('on', r.taken_on, 'count', r.count) order by r.taken_on) from asset_reading r
      where r.asset_id = ${sql.ref(assetId)}), '[]'::jsonb)) else ${depreciation} end)`
