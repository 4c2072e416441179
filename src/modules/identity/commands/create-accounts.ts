import type { EmitOptions, Write } from '#kernel/context'
import { subjectsOf } from '../accounts.ts'
import { roleGiven } from '../events.ts'
import { addGrants } from '../grants.ts'
import { organisationOf } from '../settings.ts'

export interface AccountDraft {
  person_id: string
  /** In small letters. */
  email: string
  /** From `hashPassword`; without it the account waits for an invitation to be accepted. */
  password_hash?: string | undefined
  language?: string | undefined
  zone?: string | undefined
  roles: readonly {
    role: string
    team_id?: string | null | undefined
    place_id?: string | null | undefined
  }[]
}

/** Gives persons of the directory accounts and roles, in lists. One is a list of one. */
export async function createAccounts(
  ctx: Write,
  drafts: readonly AccountDraft[],
  by?: EmitOptions['by'],
): Promise<void> {
  if (drafts.length === 0) return
  const usual = await organisationOf(ctx)
  await ctx.db
    .insertInto('account')
    .values(
      drafts.map(({ roles: _, password_hash, language, zone, ...draft }) => ({
        ...draft,
        language: language ?? usual.language,
        zone: zone ?? usual.zone,
        created_at: ctx.now,
        ...(password_hash !== undefined && { password_hash, password_changed_at: ctx.now }),
      })),
    )
    .execute()
  const given = await addGrants(
    ctx,
    drafts.flatMap(({ person_id, roles }) =>
      roles.map(({ role, team_id = null, place_id = null }) => ({
        principal_id: person_id,
        role,
        team_id,
        place_id,
      })),
    ),
  )
  const subjects = await subjectsOf(
    ctx,
    drafts.map(({ person_id }) => person_id),
  )
  for (const { principal_id, ...grant } of given) {
    const subject = subjects.get(principal_id)
    if (subject) ctx.emit(roleGiven, subject, grant, { granted: false, ...(by && { by }) })
  }
}
