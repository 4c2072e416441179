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
import type { Row } from './expected.ts'

type World = Awaited<ReturnType<typeof world>>

interface Lines {
  linesOf: (kind: string) => readonly Row[]
  titleOf: (row: Row) => string
}

const year = { starts_on: '2026-01-01', first_end: '2026-12-31' }

/** Records of the vendors' room for the lines of the table: kind → what makes them. */
export const ofVendors = ({ write }: World, { linesOf, titleOf }: Lines) => ({
  vendor: () =>
    write(undefined, (ctx) =>
      createVendors(
        ctx,
        linesOf('vendor').map((row) => ({ name: titleOf(row) })),
      ),
    ),
  contract: () =>
    write(undefined, async (ctx) => {
      const [vendor] = await createVendors(ctx, [{ name: 'Whoever it is signed with' }])
      return createContracts(
        ctx,
        linesOf('contract').map((row) => ({
          name: titleOf(row),
          vendor_id: vendor?.id ?? '',
          ...year,
        })),
      )
    }),
  'vendor-service': () =>
    write(undefined, async (ctx) => {
      const [vendor] = await createVendors(ctx, [{ name: 'Whoever serves us' }])
      return createServices(
        ctx,
        linesOf('vendor-service').map((row) => ({ name: titleOf(row), vendor_id: vendor?.id ?? '' })),
      )
    }),
  obligation: () =>
    write(undefined, async (ctx) => {
      const [vendor] = await createVendors(ctx, [{ name: 'Whoever owes it' }])
      const [contract] = await createContracts(ctx, [
        {
          name: 'What it is owed by',
          vendor_id: vendor?.id ?? '',
          ...year,
        },
      ])
      return createObligations(
        ctx,
        linesOf('obligation').map((row) => ({
          name: titleOf(row),
          contract_id: contract?.id ?? '',
          first_on: '2026-12-31',
        })),
      )
    }),
  questionnaire: () =>
    write(undefined, (ctx) =>
      createQuestionnaires(
        ctx,
        linesOf('questionnaire').map((row) => ({ name: titleOf(row) })),
      ),
    ),
  comparison: () =>
    write(undefined, (ctx) =>
      createComparisons(
        ctx,
        linesOf('comparison').map((row) => ({ name: titleOf(row) })),
      ),
    ),
  claim: () =>
    write(undefined, async (ctx) => {
      const [vendor] = await createVendors(ctx, [{ name: 'Whoever is late' }])
      const [contract] = await createContracts(ctx, [
        {
          name: 'Of penalties',
          vendor_id: vendor?.id ?? '',
          ...year,
        },
      ])
      return createClaims(
        ctx,
        linesOf('claim').map((row) => ({
          title: titleOf(row),
          contract_id: contract?.id ?? '',
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
      const [vendor] = await createVendors(ctx, [{ name: 'Whoever is assessed' }])
      const asked = await createQuestionnaires(
        ctx,
        linesOf('assessment').map((row) => ({ name: titleOf(row) })),
      )
      return createAssessments(
        ctx,
        asked.map(({ id }) => ({
          vendor_id: vendor?.id ?? '',
          questionnaire_id: id,
          due_on: '2026-12-31',
        })),
      )
    }),
})
