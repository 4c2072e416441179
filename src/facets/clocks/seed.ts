import type { Write } from '#kernel/context'
import { createPolicies } from './create.ts'
import type { PolicyDefinition } from './schemas.ts'

const hours = (...all: readonly (number | null)[]) => all.map((one) => (one === null ? null : one * 60))

const promise = (calendar_id: string, scope: string): PolicyDefinition => ({
  scope,
  calendar_id,
  targets: [
    { metric: 'first_response', minutes: hours(0.5, 1, 4, 8, null) },
    { metric: 'next_response', minutes: hours(1, 2, 8, 16, null) },
    { metric: 'resolution', minutes: hours(4, 8, 24, 40, null) },
  ],
  pauses: ['requester', 'supplier', 'date'],
  steps: [
    { metric: 'resolution', offset_minutes: -60, to: 'assignee' },
    { metric: 'resolution', offset_minutes: 0, to: 'team' },
  ],
})

/** The service levels of the three sites, each in its own hours. */
export const seedPolicies = (ctx: Write, calendars: ReadonlyMap<string, string>) =>
  createPolicies(ctx, [
    { title: 'Hamburg', definition: promise(calendars.get('Hamburg') ?? '', 'site:Hamburg') },
    { title: 'Valparaíso', definition: promise(calendars.get('Valparaíso') ?? '', 'site:Valparaíso') },
    { title: 'Bergen and everywhere else', definition: promise(calendars.get('Bergen') ?? '', '') },
  ])
