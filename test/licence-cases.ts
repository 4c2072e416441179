import type { Lot } from '#modules/software/engine/ground'

/** A device that licences are counted for. */
export const device = (id: string, user: string | null = null, cores: number | null = null) => ({
  id,
  user,
  site: null,
  cores,
  processors: null,
})

/** Lots of a product: one seat of a device unless something else is said. */
export const lotsOf =
  (product: string) =>
  (more: Partial<Lot>): Lot => ({
    id: 'a',
    product,
    metric: 'device',
    quantity: 1,
    starts_on: null,
    ends_on: null,
    upgrade: false,
    downgrade: false,
    second_use: false,
    given: [],
    ...more,
  })
