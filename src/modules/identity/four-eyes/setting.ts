import { z } from 'zod'
import type { Db } from '#kernel/db'
import { setting, valueOf } from '#kernel/settings'
import { kept } from '#kernel/standing'
import { w } from './words.ts'

/** Not among the settings that anybody decides who decides settings: it has a promise of its own. */
export const fourEyes = setting('identity.four-eyes', w.later('four-eyes'), z.boolean(), false)

export const isFourEyes = (ctx: { readonly db: Db }): Promise<boolean> =>
  kept(ctx, fourEyes.name, () => valueOf(ctx, fourEyes))
