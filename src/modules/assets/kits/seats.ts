import type { Read, Write } from '#kernel/context'
import type { KitSeat } from './schemas.ts'

/** How the licences that a kit names are given out; the room that has them says so. */
interface SeatSource {
  /** How a seat of each stands, for somebody or for anybody. */
  readonly look: (
    ctx: Read,
    products: readonly string[],
    person_id: string | null,
  ) => Promise<readonly KitSeat[]>
  /** Gives a person what there is, in the same deed as the things of the kit; what is not left is raised as missing there. */
  readonly give: (
    ctx: Write,
    wanted: { products: readonly string[]; person_id: string; batch: string | undefined },
  ) => Promise<readonly KitSeat[]>
}

let source: SeatSource | undefined

/** Says how the licences of kits are given out. */
export const kitsGiveSeats = (one: SeatSource) => {
  source = one
}

const shown = (all: readonly KitSeat[]): KitSeat[] =>
  all.map(({ id, title, state }) => ({ id, title, state }))

/** How a seat of each licence that a kit names stands. */
export const seatsOfKit = async (ctx: Read, products: readonly string[]): Promise<KitSeat[]> =>
  shown((await source?.look(ctx, products, null)) ?? [])

/** Gives a person the seats that a kit names. */
export const giveSeatsOfKit = async (
  ctx: Write,
  wanted: Parameters<SeatSource['give']>[1],
): Promise<KitSeat[]> => shown((await source?.give(ctx, wanted)) ?? [])
