import { sql } from 'kysely'
import { system } from '#kernel/actor'
import { writing } from '#kernel/context'
import type { Db } from '#kernel/db'
import type { Lane } from '#kernel/worker'
import { mailDue } from './mail.ts'

/** Mails what has fallen due. Most looks find nothing: they cost one statement and no transaction. */
export const noticeLane = (db: Db): Lane => ({
  async step() {
    const { rows } = await sql`select from notice where mail_at <= now() limit 1`.execute(db)
    return rows.length > 0 && writing({ db, actor: system, origin: 'flow' }, mailDue)
  },
  close: () => undefined,
})
