import type { Read } from '#kernel/context'

/** How long it takes until something ordered is there: so many days, measured of so many orders. */
export interface MeasuredLead {
  readonly days: number
  readonly orders: number
}

interface LeadSource {
  readonly name: string
  /** The same for whoever asks, for the house counts with one figure; nothing while too little is known. */
  readonly find: (ctx: Pick<Read, 'db' | 'now'>) => Promise<MeasuredLead | null>
}

const sources = new Map<string, LeadSource>()
/** A room says that it can measure how long orders take; whoever counts with it knows no such room. */
export const measuresLead = (source: LeadSource) => void sources.set(source.name, source)

/** What was measured, of the source that counted most orders. */
export async function measuredLead(ctx: Pick<Read, 'db' | 'now'>): Promise<MeasuredLead | null> {
  const all = await Promise.all([...sources.values()].map(({ find }) => find(ctx)))
  return all.reduce((best, one) => (one && (!best || one.orders > best.orders) ? one : best), null)
}
