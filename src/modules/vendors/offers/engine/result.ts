import { moneyOf, moneyText } from '#lib/money/money'
import { costOf } from '../../engine/cost.ts'
import { bestScore, type Criterion, type Offer, type Pair, type Result, type Score } from '../schemas.ts'
import { acceptable, consistencyOf, matrixOf, mostCompared, principal, scoresOf } from './ahp.ts'
import { plausible, winsOf } from './dirichlet.ts'
import { judgedBy, priceScores } from './judged.ts'
import { placesOf, sensitivityOf, shared, totalsOf, winnerOf } from './totals.ts'

export interface Ballot {
  readonly scorer_id: string
  readonly scores: readonly Score[]
  readonly conflict: string
}

export interface Comparison {
  readonly criteria: readonly Criterion[]
  readonly offers: readonly Offer[]
  readonly pairs: readonly Pair[]
  readonly weighing: 'weights' | 'pairs'
  readonly term_months: number
  readonly ballots: readonly Ballot[]
}

interface Named {
  readonly id: string
}
type Cell = Result['standings'][number]['cells'][number]

/** What 1 to 9 times as much is on the scale of steps from −8 to 8. */
const ratioOf = (step: number) => (step >= 0 ? step + 1 : 1 / (1 - step))

/** The comparisons of these things under one criterion, or of criteria; and how many of them are missing. */
export function pairsOf(things: readonly Named[], pairs: readonly Pair[], about: string | null) {
  const placeOf = new Map(things.map(({ id }, n) => [id, n]))
  const compared = pairs.flatMap((one) => {
    const [a, b] = [placeOf.get(one.a), placeOf.get(one.b)]
    return one.about === about && a !== undefined && b !== undefined && a !== b
      ? [{ a, b, ratio: ratioOf(one.step) }]
      : []
  })
  const known = new Set(compared.map(({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}`))
  return { compared, missing: (things.length * (things.length - 1)) / 2 - known.size }
}

/** What an offer costs over so many months: once, and running; null where nobody has said. */
export function priceOver({ setup, cost, per }: Offer, months: number) {
  if (setup === null && cost === null) return null
  const once = setup === null ? null : moneyOf(setup)
  const running = cost === null ? null : moneyOf(cost)
  const price = running && { ...running, per, indexation: 0 }
  // Without a rise in price it does not matter on which day it begins.
  const day = '2000-01-01'
  return {
    minor: (once?.minor ?? 0) + (price ? costOf(price, day, day, months) : 0),
    currency: (running ?? once)?.currency ?? '',
  }
}

/** Scores by comparing all offers in pairs under one criterion; null where a comparison is missing. */
function byPairs(offers: readonly Offer[], pairs: readonly Pair[], about: string): number[] | null {
  const { compared, missing } = pairsOf(offers, pairs, about)
  if (offers.length < 2 || missing > 0) return null
  return scoresOf(matrixOf(offers.length, compared), bestScore)
}

/** Who passes, what each gives in each criterion, who wins by the weights, and what would change that. */
export function resultOf(one: Comparison): Result {
  const { criteria, offers, pairs, weighing, ballots } = one
  const musts = criteria.filter(({ kind }) => kind === 'must')
  const scored = criteria.filter(({ kind }) => kind !== 'must')
  const missed = offers.map(({ misses }) => musts.filter(({ id }) => misses.includes(id)).map(({ id }) => id))
  const passes = missed.map(({ length }) => length === 0)

  const prices = offers.map((offer) => priceOver(offer, one.term_months))
  const currencies = [...new Set(prices.flatMap((price) => (price ? [price.currency] : [])))]
  const comparable = currencies.length <= 1
  const byPrice = priceScores(
    prices.map((price) => (comparable && price ? price.minor : null)),
    passes,
    bestScore,
  )
  const biased = new Set(ballots.filter(({ conflict }) => conflict !== '').map(({ scorer_id }) => scorer_id))
  const rowOf = scored.map((criterion) => ({ criterion, paired: byPairs(offers, pairs, criterion.id) }))
  const cells = offers.map((offer, n) =>
    rowOf.map(({ criterion: { id, kind }, paired }): Cell => {
      const rest = { criterion: id, low: null, high: null, scorers: 0 }
      if (kind === 'price') return { ...rest, score: byPrice[n] ?? null, by: 'price' }
      if (paired) return { ...rest, score: paired[n] ?? null, by: 'pairs' }
      const given = ballots.flatMap(({ scorer_id, scores }) =>
        scores.flatMap(({ offer: of, criterion, score }) =>
          of === offer.id && criterion === id && score !== null ? [{ scorer: scorer_id, score }] : [],
        ),
      )
      const { mean, n: scorers, ...range } = judgedBy(given, biased)
      return { criterion: id, score: mean, ...range, scorers, by: 'people' }
    }),
  )

  const { compared, missing } = pairsOf(scored, pairs, null)
  const matrix = matrixOf(scored.length, compared)
  const inPairs = weighing === 'pairs'
  const isPaired = inPairs && missing === 0 && scored.length > 0 && scored.length <= mostCompared
  const weights = isPaired ? principal(matrix).weights : shared(scored.map(({ weight }) => weight))

  const unscored = cells.map((row) => row.filter(({ score }) => score === null).length)
  const ranked = offers.flatMap((_, n) => (passes[n] && unscored[n] === 0 && scored.length > 0 ? [n] : []))
  const scores = ranked.map((n) => (cells[n] ?? []).map(({ score }) => score ?? 0))
  const totals = totalsOf(scores, weights)
  const places = placesOf(totals)
  const wins = ranked.length > 1 ? winsOf(scores, plausible(weights)) : []
  const winner = winnerOf(totals)
  const idOf = (place: number) => offers[ranked[place] ?? -1]?.id ?? ''
  const flip = (found: { at: number; to: number } | null) => found && { at: found.at, to: idOf(found.to) }
  return {
    standings: offers.map((offer, n) => {
      const place = ranked.indexOf(n)
      const price = prices[n]
      return {
        offer: offer.id,
        missed: missed[n] ?? [],
        unknown: musts
          .filter(({ id }) => !offer.meets.includes(id) && !offer.misses.includes(id))
          .map(({ id }) => id),
        total: totals[place] ?? null,
        place: places[place] ?? null,
        unscored: unscored[n] ?? 0,
        price: price ? moneyText(price) : null,
        wins: wins[place] ?? null,
        cells: cells[n] ?? [],
      }
    }),
    weights: scored.map(({ id }, k) => {
      const { below, above } = sensitivityOf(scores, weights, k)
      return { criterion: id, weight: weights[k] ?? 0, below: flip(below), above: flip(above) }
    }),
    winner: winner === null ? null : idOf(winner),
    missing_pairs: inPairs ? missing : 0,
    consistency: isPaired ? consistencyIn(scored, matrix) : null,
    currencies,
  }
}

function consistencyIn(scored: readonly Named[], matrix: number[][]): Result['consistency'] {
  const { ratio, triple } = consistencyOf(matrix)
  const idOf = (place: number) => scored[place]?.id ?? ''
  return {
    ratio,
    acceptable: ratio <= acceptable,
    triple: triple && { ...triple, a: idOf(triple.a), b: idOf(triple.b), c: idOf(triple.c) },
  }
}
