import { type RawBuilder, sql } from 'kysely'
import type { Read } from '#kernel/context'
import { readable } from '#kernel/readable'

/**
 * Tags on a record that the actor may read. Any other is as if it were none, also one that no record carries: it would
 * come and go as somebody tags what is hidden.
 */
export const known = ({ actor }: Read): RawBuilder<boolean> =>
  sql<boolean>`exists (select from entity_tag et join entity e on e.id = et.entity_id where et.tag_id = tag.id and ${readable(actor, 'e')})`
