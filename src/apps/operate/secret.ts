import { say as spoken } from '#lib/words'
import { system } from '#kernel/actor'
import { writing } from '#kernel/context'
import { openDb } from '#kernel/db'
import { exchangeSecret } from '#kernel/exchange-secret'
import { visitDatabase } from '#kernel/open-database'
import { secretsIn } from '#kernel/secret'
import { noteSecretExchanged } from '#modules/administration/public'
import { compose } from '../compose.ts'
import { count } from './figures.ts'
import { type Command, misused } from './perform.ts'
import { w } from './words.ts'

export const secret: Command = {
  help: w('help-secret'),
  options: {},
  takes: 1,
  async run({ config, named, say, tell, later }) {
    if (named[0] !== 'rotate') throw misused(w('which-secret'))
    if (!secretsIn(config)) throw misused(w('no-secret-yet', { folder: config.data }))
    if (config.secret !== undefined && config.secretAlso === undefined)
      throw misused(w('secret-by-environment'))
    const url = await visitDatabase(config, tell, later)
    const { db, close } = openDb({ url, max: 2 })
    later(close)
    compose()
    const done = await exchangeSecret(db, config)
    const { key, before, changed, all, lost, kept } = done
    await writing({ db, actor: system }, (ctx) => noteSecretExchanged(ctx, { key, before, changed }))
    say(w('secret-exchanged', { n: count(all) }))
    say(w('secret-key', { key, before }))
    for (const one of lost) say(w('secret-lost', { what: spoken(one, 'en') }))
    say(kept === undefined ? w('secret-then-environment') : w('secret-then-file', { file: kept }))
    return true
  },
}
