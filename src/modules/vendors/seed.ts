import type { Write } from '#kernel/context'
import { seedAssessments } from './assessments/seed.ts'
import { seedPenalties } from './claims/seed.ts'
import { addContact, createVendors } from './commands.ts'
import { createContracts } from './contract-commands.ts'
import { agreementsAt, fewAgreements } from './demo/agreements.ts'
import { companies } from './demo/companies.ts'
import { seedObligations } from './obligations/seed.ts'
import { seedComparison } from './offers/seed.ts'
import { ContactDraft } from './schemas.ts'
import { seedServices, toldApart } from './services/seed.ts'

/** Whom Halden Marine buys from and what it has signed; of the whole company all, else the few that stories know. Gives the vendors by name. */
export async function seedVendors(
  ctx: Write,
  people: ReadonlyMap<string, { id: string }>,
  { places, today, whole }: { places: ReadonlyMap<string, string>; today: string; whole: boolean },
): Promise<ReadonlyMap<string, string>> {
  const some = companies.filter(({ few }) => whole || few === true)
  const made = await createVendors(
    ctx,
    some.map(({ contacts: _, few: _few, services, ...draft }) => ({
      ...draft,
      services: toldApart.has(draft.name) ? '' : services,
    })),
  )
  const ids = new Map(made.map(({ id, title }) => [title, id]))
  for (const { name, contacts } of some)
    for (const contact of contacts)
      await addContact(ctx, { id: ids.get(name) ?? '', ...ContactDraft.parse(contact) })
  const signed = await createContracts(
    ctx,
    agreementsAt(today)
      .slice(0, whole ? undefined : fewAgreements)
      .map(({ vendor, owner, ...draft }) => ({
        ...draft,
        vendor_id: ids.get(vendor) ?? '',
        owner_id: people.get(owner)?.id ?? null,
      })),
  )
  await seedServices(ctx, [ids, new Map(signed.map(({ id, title }) => [title, id])), places])
  await seedObligations(ctx, signed, people, today)
  await seedAssessments(ctx, ids, people, today)
  await seedComparison(ctx, ids, people)
  return ids
}

/** What is owed to Halden Marine by one that delivers late: claimed once and granted, and prepared again. What was bought and repaired is there. */
export const seedClaims = seedPenalties
