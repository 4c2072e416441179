import type { ObligationDraft } from './schemas.ts'

/** An obligation of the demo company: its contract and who answers for it by name, its first day as days from today. */
export interface Duty extends Omit<ObligationDraft, 'contract_id' | 'owner_id' | 'first_on'> {
  readonly contract: string
  readonly owner: string
  readonly due: number
  /** What was noted since, in order; `late`: days from its first day to the day on which it was met. */
  readonly past?: readonly (readonly [how: 'met' | 'missed' | 'waived', note: string, late?: number])[]
}

export const duties: readonly Duty[] = [
  {
    contract: 'Colocation, 6 racks',
    name: 'Report on service levels',
    side: 'theirs',
    kind: 'report',
    every_months: 3,
    lead_days: 7,
    owner: 'Ingrid Solheim',
    due: -98,
    note: '§ 6.3: availability of power and cooling, month by month.',
    past: [['met', 'Report 2, by mail', 4]],
  },
  {
    contract: 'Colocation, 6 racks',
    name: 'Certificate ISO 27001',
    side: 'theirs',
    kind: 'audit',
    every_months: 12,
    lead_days: 30,
    owner: 'Jonas Behrens',
    due: 38,
    note: 'The certificate and its statement of applicability.',
  },
  {
    contract: 'Colocation, 6 racks',
    name: 'Proof of our insurance of the racks',
    side: 'ours',
    kind: 'insurance',
    every_months: 12,
    lead_days: 21,
    owner: 'Ingrid Solheim',
    due: 11,
  },
  {
    contract: 'Ship design suite, 40 seats',
    name: 'Count of seats in use',
    side: 'ours',
    kind: 'report',
    every_months: 6,
    lead_days: 14,
    owner: 'Marit Lund',
    due: -170,
    past: [['met', 'Sent 38 of 40 seats', -2]],
  },
  {
    contract: 'Lines Bergen–Hamburg',
    name: 'Test of the second line',
    side: 'theirs',
    kind: 'other',
    every_months: 12,
    lead_days: 14,
    owner: 'Priya Nair',
    due: -380,
    past: [['waived', 'The line was moved in that month and measured anyhow']],
  },
  {
    contract: 'Repairs of workstations',
    name: 'Wiped disks given back with a list',
    side: 'theirs',
    kind: 'exit',
    lead_days: 30,
    owner: 'Jonas Behrens',
    due: 74,
    note: 'Also after the contract has ended.',
  },
  {
    contract: 'Mobile phones, 210 cards',
    name: 'List of sub-processors',
    side: 'theirs',
    kind: 'privacy',
    every_months: 12,
    lead_days: 14,
    owner: 'Priya Nair',
    due: -21,
  },
]
