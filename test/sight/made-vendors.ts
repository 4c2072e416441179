import type { Write } from '#kernel/context'
import {
  createAssessments,
  createClaims,
  createComparisons,
  createContracts,
  createObligations,
  createQuestionnaires,
  createServices,
  createVendors,
} from '#modules/vendors/public'
import type { world } from '../world.ts'

type World = Awaited<ReturnType<typeof world>>

const year = { starts_on: '2026-01-01', first_end: '2026-12-31' }

async function vendor(ctx: Write, name: string) {
  const [made] = await createVendors(ctx, [{ name }])
  return made?.id ?? ''
}
async function contract(ctx: Write, name: string, of: string) {
  const [made] = await createContracts(ctx, [{ name, vendor_id: await vendor(ctx, of), ...year }])
  return made?.id ?? ''
}

/** Records of the vendors' room for the lines of the table, as `named` calls them: kind → what makes them. */
export const ofVendors = ({ write }: World, named: (kind: string) => { name: string }[]) => ({
  vendor: () => write(undefined, (ctx) => createVendors(ctx, named('vendor'))),
  contract: () =>
    write(undefined, async (ctx) => {
      const vendor_id = await vendor(ctx, 'Whoever it is signed with')
      return createContracts(
        ctx,
        named('contract').map((row) => ({ ...row, vendor_id, ...year })),
      )
    }),
  'vendor-service': () =>
    write(undefined, async (ctx) => {
      const vendor_id = await vendor(ctx, 'Whoever serves us')
      return createServices(
        ctx,
        named('vendor-service').map((row) => ({ ...row, vendor_id })),
      )
    }),
  obligation: () =>
    write(undefined, async (ctx) => {
      const contract_id = await contract(ctx, 'What it is owed by', 'Whoever owes it')
      return createObligations(
        ctx,
        named('obligation').map((row) => ({ ...row, contract_id, first_on: '2026-12-31' })),
      )
    }),
  questionnaire: () => write(undefined, (ctx) => createQuestionnaires(ctx, named('questionnaire'))),
  comparison: () => write(undefined, (ctx) => createComparisons(ctx, named('comparison'))),
  claim: () =>
    write(undefined, async (ctx) => {
      const contract_id = await contract(ctx, 'Of penalties', 'Whoever is late')
      return createClaims(
        ctx,
        named('claim').map(({ name: title }) => ({
          title,
          contract_id,
          from_on: '2026-01-01',
          until_on: '2026-03-31',
          claim_by: null,
          currency: 'EUR',
          sum_minor: 0,
          cap_minor: null,
          total_minor: 0,
        })),
      )
    }),
  assessment: () =>
    write(undefined, async (ctx) => {
      const vendor_id = await vendor(ctx, 'Whoever is assessed')
      const asked = await createQuestionnaires(ctx, named('assessment'))
      return createAssessments(
        ctx,
        asked.map(({ id }) => ({ vendor_id, questionnaire_id: id, due_on: '2026-12-31' })),
      )
    }),
})
