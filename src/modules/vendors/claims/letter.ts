import type { Input } from '#lib/contract'
import { organisationOf } from '#modules/identity/public'
import type { Read } from '#kernel/context'
import type { Download } from '#kernel/module'
import { seen } from '#kernel/visible'
import type { claiming } from './contract.ts'
import { letterAsPdf } from './letter-pdf.ts'
import { penaltiesOf } from './load.ts'
import { showClaim } from './queries.ts'

const codes = { organisation: undefined, english: 'en', german: 'de' } as const

/** The letter of a claim, in the language that its contract says, as its reader may see it. */
export async function claimLetter(ctx: Read, { id }: Input<typeof claiming.claimLetter>): Promise<Download> {
  await seen(ctx, id, 'claim')
  const claim = await showClaim(ctx, { id })
  const [organisation, terms, around] = await Promise.all([
    organisationOf(ctx),
    penaltiesOf(ctx, [claim.contract.id]),
    ctx.db
      .selectFrom('contract as c')
      .innerJoin('vendor as v', 'v.id', 'c.vendor_id')
      .leftJoin('principal as o', 'o.id', 'c.owner_id')
      .select(['c.number', 'v.account_no', 'o.name as owner'])
      .where('c.id', '=', claim.contract.id)
      .executeTakeFirstOrThrow(),
  ])
  const language = codes[terms.get(claim.contract.id)?.language ?? 'organisation'] ?? organisation.language
  const letter = { claim, from: organisation.name, signs: around.owner ?? ctx.actor.name, ...around }
  const { body, name } = await letterAsPdf(letter, { language, zone: ctx.actor.zone, now: ctx.now })
  return { body, type: 'application/pdf', name: `${name}.pdf`, size: body.length, inline: true }
}
