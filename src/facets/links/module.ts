import { defineModule } from '#kernel/module'
import { addLinks, removeLinks } from './commands.ts'
import { LinkAdded, LinkRemoved, links as contract } from './contract.ts'
import { linkLines } from './lines.ts'
import { linksPast } from './past.ts'
import { listLinks, listRelations } from './queries.ts'
import { relatesTo } from './relations.ts'

export const links = defineModule({
  name: 'links',
  contract,
  handlers: { relations: listRelations, list: listLinks, add: addLinks, remove: removeLinks },
  events: [LinkAdded, LinkRemoved],
  eventLines: linkLines,
  pasts: [linksPast],
  relations: [relatesTo],
})
