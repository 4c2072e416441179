import { sql } from 'kysely'
import { Refusal } from '#lib/refusal'
import type { Read } from '#kernel/context'
import type { AssetStatus, AssetType, Capacity, Meaning } from './schemas.ts'
import { w } from './words.ts'

interface Kept {
  /** No more offered; what has it keeps it. */
  readonly archived: boolean
}

/** The types and states that there are; there are few of them, and every command asks. */
export interface Ground {
  readonly types: readonly (AssetType & Kept)[]
  readonly statuses: readonly (AssetStatus & Kept)[]
}

export async function groundOf({ db }: Pick<Read, 'db'>): Promise<Ground> {
  const { rows: types } = await sql<AssetType & Kept>`
    select code, title, icon, capacities, archived from asset_type order by archived, position, code`.execute(
    db,
  )
  const { rows: statuses } = await sql<AssetStatus & Kept>`
    select code, title, meaning, archived from asset_status order by archived, position, code`.execute(db)
  return { types, statuses }
}

/** The types that things can be of, in their order. */
export const assetTypes = async (ctx: Pick<Read, 'db'>) => (await groundOf(ctx)).types

export function typeIn({ types }: Ground, code: string): AssetType {
  const found = types.find((one) => one.code === code)
  if (!found) throw new Refusal('invalid', w.later('no-type', { type: code }))
  return found
}

export function statusIn({ statuses }: Ground, code: string): AssetStatus {
  const found = statuses.find((one) => one.code === code)
  if (!found) throw new Refusal('invalid', w.later('no-status', { status: code }))
  return found
}

/** The first state of a meaning, or the one that it has already if that means the same. */
export function statusMeaning({ statuses }: Ground, meaning: Meaning, now?: string): AssetStatus {
  const fitting = statuses.filter((one) => one.meaning === meaning)
  const found = fitting.find(({ code }) => code === now) ?? fitting[0]
  if (!found) throw new Refusal('conflict', w.later('no-status', { status: meaning }))
  return found
}

export const isCounted = (can: readonly Capacity[]) => can.includes('counted')
