import { createAssets } from '#modules/assets/public'
import { recordInstallations, type Reported } from '#modules/software/public'
import type { world } from './world.ts'

export interface Made {
  id: string
  key: string
}

/** A package as a device reports it. */
export const one = (name: string, version: string, publisher = 'Vestfjord AS'): Reported => ({
  name,
  version,
  publisher,
  source: 'registry',
})

/** Those who look after software, six laptops, and the ways in which packages and products come. */
export async function licensed({ must, someone, write }: Awaited<ReturnType<typeof world>>) {
  const [manager, technician, requester] = await Promise.all([
    someone('Mia', ['manager']),
    someone('Tom', ['technician']),
    someone('Rae', ['requester']),
  ])
  const made = await write(undefined, (ctx) =>
    createAssets(
      ctx,
      Array.from({ length: 6 }, (_, n) => ({ type: 'laptop', name: `Laptop ${n + 1}` })),
    ),
  )
  return {
    manager,
    technician,
    requester,
    devices: made.map(({ id }) => id),
    report: (device: string, packages: readonly Reported[], now?: string) =>
      write(undefined, (ctx) => recordInstallations(ctx, device, packages), now),
    addProduct: (body: object) => must<Made>(manager, 'POST', '/api/software', body),
    show: <T = Record<string, unknown>>({ id }: { id: string }) =>
      must<T>(technician, 'GET', `/api/software/products/${id}`),
  }
}
