import type { Room } from '#kit/room'

/** Every room that has screens. A new one is one line here. */
export const rooms: readonly Room[] = []
