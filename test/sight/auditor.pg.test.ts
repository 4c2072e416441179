import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { fittingInputs } from '../arbitrary-input.ts'
import { urlFor } from '../asking.ts'
import { endpoints } from '../endpoints.ts'
import { houseOfParts } from './parts-house.ts'

const { db, people, ask } = await houseOfParts()

test('whatever an auditor tries, nothing of anyone else changes', async () => {
  const { auditor } = people
  const { rows: there } = await sql<{
    id: string
  }>`select id from entity union select id from comment union select id from file`.execute(db)
  const { rows: keys } = await sql<{ key: string }>`select key from entity`.execute(db)
  const known = { ids: there.map(({ id }) => id), keys: keys.map(({ key }) => key) }
  for (const { endpoint } of endpoints) {
    if (endpoint.method === 'GET' || endpoint.carries !== undefined || endpoint.can === 'anyone') continue
    for (const input of fittingInputs(endpoint, known, 12)) {
      const { url, body } = urlFor(endpoint, input)
      await ask('auditor', endpoint.method, url, body)
    }
  }
  const { rows: did } = await sql<{ kind: string; whom: string | null }>`
    select distinct e.kind, d.payload::jsonb ->> 'principal' as whom
    from event e join event_data d on d.event_id = e.id where e.actor_id = ${auditor.id}::uuid`.execute(db)
  // Their own views, account and tokens are theirs to change, and what they watch themselves.
  const isOwn = ({ kind, whom }: (typeof did)[number]) =>
    /^(?:view|identity)\./.test(kind) || (kind.startsWith('watcher.') && whom === auditor.id)
  expect(did.filter((one) => !isOwn(one))).toEqual([])
})
