import { linkRecords } from '#facets/links/public'
import type { Write } from '#kernel/context'
import type { EntityRef } from '#kernel/entity'
import { seen } from '#kernel/visible'
import { createServices } from './commands.ts'
import type { ServiceDraft } from './schemas.ts'

interface Told extends Omit<ServiceDraft, 'vendor_id' | 'contract_id'> {
  readonly vendor: string
  readonly contract?: string
  /** The sites that it serves. */
  readonly sites?: readonly string[]
}

const all: readonly Told[] = [
  {
    vendor: 'Nordlys Datasenter',
    name: 'Colocation',
    what: 'Six racks with power and cooling on two feeds; what runs there serves all sites.',
    tier: '1',
    contract: 'Colocation, 6 racks',
    sites: ['Bergen', 'Hamburg'],
  },
  {
    vendor: 'Nordlys Datasenter',
    name: 'Remote hands',
    what: 'Somebody at the rack within the hour, billed by the quarter hour.',
    tier: '3',
    contract: 'Colocation, 6 racks',
  },
  {
    vendor: 'Polaris Telecom',
    name: 'Lines between the sites',
    tier: '1',
    contract: 'Lines Bergen–Hamburg',
    sites: ['Bergen', 'Hamburg'],
  },
  { vendor: 'Polaris Telecom', name: 'Mobile phones', tier: '3', contract: 'Mobile phones, 210 cards' },
  {
    vendor: 'Vestfjord Software',
    name: 'Ship design suite',
    what: 'Licences, updates and a hotline for the drawing office.',
    tier: '1',
    contract: 'Ship design suite, 40 seats',
  },
  { vendor: 'Skagen Datateknikk', name: 'Workstations and docking stations', tier: '2' },
  {
    vendor: 'Skagen Datateknikk',
    name: 'Repairs of workstations',
    tier: '3',
    contract: 'Repairs of workstations',
  },
]

/** Vendors whose services are told one by one; what the others do stands in one line. */
export const toldApart: ReadonlySet<string> = new Set(all.map(({ vendor }) => vendor))

/** What some vendors do for Halden Marine: how critical it is, what covers it, which sites it serves. By name: vendors, contracts, places. */
export async function seedServices(
  ctx: Write,
  [vendors, contracts, places]: readonly ReadonlyMap<string, string>[],
): Promise<void> {
  const some = all.filter(({ vendor }) => vendors?.has(vendor))
  const made = await createServices(
    ctx,
    some.map(({ vendor, contract, sites: _, ...draft }) => ({
      ...draft,
      vendor_id: vendors?.get(vendor) ?? '',
      contract_id: contracts?.get(contract ?? '') ?? null,
    })),
  )
  const sites = new Map<string, EntityRef>()
  for (const site of new Set(some.flatMap((one) => one.sites ?? []))) {
    const id = places?.get(site)
    if (id !== undefined) sites.set(site, await seen(ctx, id, 'place'))
  }
  await linkRecords(
    ctx,
    made.flatMap((from, n) =>
      (some[n]?.sites ?? []).flatMap((site) => {
        const to = sites.get(site)
        return to ? [{ from, relation: 'serves', to }] : []
      }),
    ),
  )
}
