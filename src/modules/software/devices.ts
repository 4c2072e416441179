import type { Read } from '#kernel/context'

/** Devices are records of a room beside this one. */
interface Devices {
  /** Finds them by their tags: tag in small letters → id. */
  readonly byTag: (ctx: Read, tags: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** Those of them that left for good. */
  readonly goneAmong: (ctx: Read, ids: readonly string[]) => Promise<ReadonlySet<string>>
}

let known: Devices = {
  byTag: () => Promise.resolve(new Map()),
  goneAmong: () => Promise.resolve(new Set()),
}

/** Whoever puts both rooms together says how devices are found, and which of them are gone. */
export const knowDevices = (devices: Devices) => {
  known = devices
}
export const devicesByTag: Devices['byTag'] = (ctx, tags) => known.byTag(ctx, tags)
export const goneAmong: Devices['goneAmong'] = (ctx, ids) => known.goneAmong(ctx, ids)
