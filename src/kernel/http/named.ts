import { type Endpoint, namesById } from '#lib/contract'
import type { Db } from '../db.ts'
import { idNamed } from '../refs.ts'

/** The number people say: of ours, or as another system gave it and an import kept it. */
const spoken = /^(?:[a-z]{1,10}-)?\d{1,18}$/i

/**
 * What stands in the path. A record is named there by its id, or by the number people say; one that nobody has is an id
 * that nobody has, so that it is refused like any other.
 */
export async function paramsOf(db: Db, endpoint: Endpoint, params: unknown): Promise<object> {
  const said = params as { id?: unknown }
  if (!namesById(endpoint) || typeof said.id !== 'string' || !spoken.test(said.id)) return said
  return { ...said, id: await idNamed(db, said.id) }
}
