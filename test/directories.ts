import { expect } from 'vitest'
import type { house } from './door.ts'
import { base, reader } from './ldap-server.ts'

export const directoriesAt = '/api/directories'
/** Of a directory that the tests start. */
export const directoryFacts = {
  name: 'Head office',
  kind: 'openldap',
  base_dn: base,
  bind_dn: reader.dn,
  bind_password: reader.password,
}

/** Begins a run of a directory and waits until it is over. */
export async function runDirectory(
  { admin, db }: Pick<Awaited<ReturnType<typeof house>>, 'admin' | 'db'>,
  id: string,
  even_so = false,
) {
  const { body } = await admin.post(`${directoriesAt}/${id}/run`, { even_so })
  await expect
    .poll(async () => {
      const job = await db
        .selectFrom('job')
        .select(['state', 'error'])
        .where('id', '=', String(body['job_id']))
        .executeTakeFirst()
      return job?.state === 'done' || job?.state === 'failed' ? job : undefined
    })
    .toMatchObject({ state: 'done', error: null })
  return (await admin.get(`${directoriesAt}/${id}/last-run`)).body
}
