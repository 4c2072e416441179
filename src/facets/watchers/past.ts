import { say } from '#lib/words'
import { namesOf } from '#kernel/auth/names'
import { type Past, tells } from '#kernel/past'
import { calledThen } from '#kernel/past-names'
import { WatcherAdded, WatcherRemoved, type WatcherRole } from './contract.ts'
import { w } from './words.ts'

interface Concern {
  principal: string
  role: WatcherRole
}

/** Whom a record concerned. Who merely watches is the staff's own affair, now as then. */
export const watchersPast: Past = {
  of: () => true,
  whole: true,
  fields: { watchers: { title: w.later('concerned'), many: true } },
  async now({ db }, { id }) {
    const rows = await db
      .selectFrom('watcher')
      .select(['principal_id as principal', 'role'])
      .where('entity_id', '=', id)
      .orderBy('role')
      .orderBy('principal_id')
      .execute()
    return { watchers: rows }
  },
  tells: [
    tells(WatcherAdded, ['watchers'], ({ principal, role }) => ({
      put: { watchers: [{ principal, role }] },
    })),
    tells(WatcherRemoved, ['watchers'], ({ principal, role }) => ({
      took: { watchers: [{ principal, role }] },
    })),
  ],
  async say(ctx, { inside }, { watchers }, moment) {
    const all = Array.isArray(watchers) ? (watchers as Concern[]) : []
    const ids = all.map(({ principal }) => principal)
    const [names, then] = [await namesOf(ctx, ids), await calledThen(ctx, ids, moment)]
    return {
      watchers: all.map(({ principal, role }) => {
        if (!inside && role === 'watcher' && principal !== ctx.actor.id) return undefined
        const name = then.get(principal) ?? names.get(principal) ?? ''
        return say(w.later(`concerned.${role}`, { name }), ctx.actor.language)
      }),
    }
  },
}
