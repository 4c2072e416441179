import { z } from 'zod'
import { Id } from '#lib/contract'
import type { Predicate } from '#lib/filter/predicate'

/** What a service-level policy promises: an answer, every further answer, and an end. */
export const Metric = z.enum(['first_response', 'next_response', 'resolution'])
export type Metric = z.output<typeof Metric>

const minutes = z.int().min(1).max(527_040).nullable()

export const Target = z.object({
  metric: Metric.meta({ title: 'Promise' }),
  /** Working minutes for priority 1 to 5; none where nothing is promised. */
  minutes: z.array(minutes).length(5).meta({ title: 'Working minutes by priority' }),
})
export type Target = z.output<typeof Target>

export const Step = z.object({
  metric: Metric.meta({ title: 'Promise' }),
  /** Working minutes before (negative) or after the due moment; 0 is the breach itself. */
  offset_minutes: z.int().min(-100_000).max(100_000).meta({ title: 'Minutes before or after' }),
  to: z.enum(['assignee', 'team', 'leads']).meta({ title: 'Tell' }),
})
export type Step = z.output<typeof Step>

export const Pause = z.enum(['requester', 'supplier', 'date'])
export type Pause = z.output<typeof Pause>

export const PolicyDefinition = z.object({
  /** A filter over work: the first active policy whose scope a record fits is the one that counts. */
  scope: z.string().max(2000).default('').meta({ title: 'Counts for', widget: 'text' }),
  calendar_id: Id.meta({ title: 'Hours', of: 'calendar' }),
  targets: z.array(Target).min(1).max(3).meta({ title: 'Promises' }),
  /** What we wait for while the clocks of resolution stand still. */
  pauses: z
    .array(Pause)
    .max(3)
    .default(['requester', 'supplier', 'date'])
    .meta({ title: 'Stands still while waiting for' }),
  steps: z.array(Step).max(20).default([]).meta({ title: 'Reminders and escalations' }),
})
export type PolicyDefinition = z.output<typeof PolicyDefinition>

/** A version as it is kept: the scope's names were looked up once, so that a renamed team changes no promise. */
export const KeptDefinition = PolicyDefinition.extend({
  fits: z.custom<Predicate>((value) => typeof value === 'object' && value !== null && 'is' in value),
})
export type KeptDefinition = z.output<typeof KeptDefinition>

export const targetFor = (
  policy: Pick<PolicyDefinition, 'targets'>,
  metric: Metric,
  priority: number,
): number | null => policy.targets.find((target) => target.metric === metric)?.minutes[priority - 1] ?? null
