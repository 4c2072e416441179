import { z } from 'zod'
import type { Read } from './context.ts'
import type { Db } from './db.ts'

const Installation = z.object({
  /** Where people reach it; links in mails begin with it, never with what a request claims. */
  address: z.string().default('http://127.0.0.1:8700'),
  /** A mail server is set up. */
  mails: z.boolean().default(false),
  /** Backups have a place to go to. */
  backups: z.boolean().default(false),
  /** Where signed heads of the sealed history go by mail. */
  sealMail: z.string().nullable().default(null),
  version: z.string().default(''),
})
export type Installation = z.output<typeof Installation>

const row = 'installation'

/** What the programs that run say of themselves, for flows and jobs that have no request to read it off. */
export async function announce(
  db: Db,
  facts: Partial<{ [K in keyof Installation]: Installation[K] | undefined }>,
) {
  const value = JSON.stringify(facts)
  await db
    .insertInto('setting')
    .values({ name: row, value })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet(({ eb, ref }) => ({
        value: eb(ref('setting.value'), '||', ref('excluded.value')),
      })),
    )
    .execute()
}

export async function installationOf({ db }: Pick<Read, 'db'>): Promise<Installation> {
  const found = await db.selectFrom('setting').select('value').where('name', '=', row).executeTakeFirst()
  return Installation.parse(found?.value ?? {})
}
