import { sql } from 'kysely'
import { holderKind } from './policy.ts'
import { metrics } from './schemas.ts'

/** The metrics of which such holders have seats, as a list for SQL. */
export const metricsOf = (kind: 'asset' | 'person' | 'place') =>
  sql.join(metrics.filter((metric) => holderKind[metric] === kind).map((metric) => sql.lit(metric)))
