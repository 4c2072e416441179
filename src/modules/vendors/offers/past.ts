import { fieldsAs, type Past, tells } from '#kernel/past'
import { w as room } from '../words.ts'
import * as happened from './events.ts'
import type { Ballot } from './engine/result.ts'
import { loaded } from './load.ts'
import { comparisonFields, type Criterion, type Offer, type Pair, partFields } from './schemas.ts'
import { w } from './words.ts'

const many = ['criteria', 'offers'] as const
const plain = (facts: Record<string, unknown>) => {
  const { criteria: _, offers: __, ...rest } = facts
  return rest
}
const listsIn = (facts: Record<string, unknown>) =>
  Object.fromEntries(
    many.flatMap((field) => (Array.isArray(facts[field]) ? [[field, facts[field] as unknown[]]] : [])),
  )

/** What stood beside each other, what was given for it, and what was decided. */
export const comparisonPast: Past = {
  of: (kind) => kind === 'comparison',
  called: 'name',
  fields: {
    ...fieldsAs(
      { ...comparisonFields, ...partFields },
      {
        name: {},
        sought: {},
        owner_id: { reads: 'record' },
        term_months: {},
        weighing: {},
        criteria: { many: true },
        offers: { many: true },
      },
    ),
    pairs: { title: w.later('pairs'), many: true },
    ballots: { title: w.later('scores'), many: true },
    decided_offer: { title: w.later('decided') },
    decided_by: { title: w.later('decided-by'), reads: 'record' },
    decided_on: { title: w.later('decided-on'), reads: 'day' },
    reason: { title: w.later('reason') },
    contract_id: { title: room.later('contract'), reads: 'record' },
    archived: { title: room.later('archived'), reads: 'switch' },
  },
  async now(ctx, { id }) {
    const { row, criteria, offers, pairs, ballots } = await loaded(ctx, id)
    return {
      ...row,
      name: row.title,
      criteria,
      offers,
      pairs,
      ballots: ballots.map(({ scorer_id, scores, conflict }) => ({ scorer_id, scores, conflict })),
    }
  },
  tells: [
    tells(
      happened.comparisonChanged,
      [...Object.keys(comparisonFields), ...Object.keys(partFields)],
      ({ before, after }) => ({
        before: plain(before),
        after: plain(after),
        took: listsIn(before),
        put: listsIn(after),
      }),
    ),
    tells(happened.comparisonPaired, ['pairs'], ({ took, put }) => ({
      took: { pairs: took },
      put: { pairs: put },
    })),
    tells(happened.comparisonScored, ['ballots'], ({ before, after }) => ({
      took: { ballots: before ? [before] : [] },
      put: { ballots: [after] },
    })),
    tells(
      happened.comparisonDecided,
      ['decided_offer', 'decided_by', 'decided_on', 'reason'],
      ({ before, after }) => ({ before, after }),
    ),
    tells(happened.comparisonSigned, ['contract_id'], ({ contract_id }) => ({
      before: { contract_id: null },
      after: { contract_id },
    })),
    tells(happened.comparisonArchived, ['archived'], ({ archived }) => ({
      before: { archived: !archived },
      after: { archived },
    })),
  ],
  async say(ctx, { id }, { criteria, offers, pairs, ballots, decided_offer }) {
    const now = await loaded(ctx, id)
    const nameOf = new Map(
      [
        ...now.criteria,
        ...now.offers,
        ...((criteria ?? []) as Criterion[]),
        ...((offers ?? []) as Offer[]),
      ].map((one) => [one.id, one.name]),
    )
    const scorers = new Map(now.ballots.map(({ scorer_id, scorer }) => [scorer_id, scorer]))
    const called = (part: string) => nameOf.get(part) ?? part
    return {
      criteria: ((criteria ?? []) as Criterion[]).map(({ name, weight }) => `${name}: ${weight}`),
      offers: ((offers ?? []) as Offer[]).map(({ name, cost }) => [name, cost].filter(Boolean).join(', ')),
      pairs: ((pairs ?? []) as Pair[]).map(({ a, b, step }) => `${called(a)} : ${called(b)} = ${step}`),
      ballots: ((ballots ?? []) as Ballot[]).map(({ scorer_id, scores }) =>
        [
          scorers.get(scorer_id) ?? '–',
          ...scores.map(({ offer, criterion, score }) => `${called(offer)}, ${called(criterion)}: ${score}`),
        ].join('; '),
      ),
      ...(typeof decided_offer === 'string' && { decided_offer: called(decided_offer) }),
    }
  },
}
