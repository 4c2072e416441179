import { z } from 'zod'
import { setting, whole } from '#kernel/settings'
import { w } from './words.ts'

export const largestFile = setting('files.limit-mb', w.later('limit'), whole(1, 500), 25, {
  open: true,
})

/** All attached files together; the same bytes count once. */
export const room = setting('files.room-mb', w.later('room'), whole(0, 100_000_000), 0)

/** What the virus scanner has yet to see, because it was away. */
export const givesUnseen = setting('files.give-unseen', w.later('give-unseen'), z.boolean(), false)
