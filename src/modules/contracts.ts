import { clocks } from '#facets/clocks/contract'
import { comments } from '#facets/comments/contract'
import { custody } from '#facets/custody/contract'
import { expiry } from '#facets/expiry/contract'
import { shortage } from '#facets/shortage/contract'
import { fields } from '#facets/custom-fields/contract'
import { files } from '#facets/files/contract'
import { history } from '#facets/history/contract'
import { imports } from '#facets/imports/contract'
import { links } from '#facets/links/contract'
import { notices } from '#facets/notices/contract'
import { records } from '#facets/records/contract'
import { seal } from '#facets/seal/contract'
import { views } from '#facets/saved-views/contract'
import { tags } from '#facets/tags/contract'
import { watchers } from '#facets/watchers/contract'
import { work } from '#facets/work/contract'
import type { Contract } from '#lib/contract'
import { administration } from './administration/contract.ts'
import { agents } from './agents/contract.ts'
import { assets } from './assets/contract.ts'
import { bridge } from './bridge/contract.ts'
import { calendars } from './calendars/contract.ts'
import { directories } from './directories/contract.ts'
import { desk } from './desk/contract.ts'
import { identity } from './identity/contract.ts'
import { people } from './people/contract.ts'
import { places } from './places/contract.ts'
import { purchasing } from './purchasing/contract.ts'
import { vendors } from './vendors/contract.ts'
import { software } from './software/contract.ts'
import { webhooks } from './webhooks/contract.ts'

/** What every room and facet promises, without the server that keeps it. A new one is one line here; a test compares it with `index.ts`. */
export const contracts: Readonly<Record<string, Contract>> = {
  records,
  fields,
  files,
  history,
  seal,
  imports,
  links,
  notices,
  tags,
  views,
  watchers,
  custody,
  expiry,
  shortage,
  people,
  places,
  calendars,
  comments,
  work,
  clocks,
  directories,
  identity,
  administration,
  webhooks,
  assets,
  vendors,
  software,
  agents,
  purchasing,
  desk,
  bridge,
}
