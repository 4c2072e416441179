import { customFields } from '#facets/custom-fields/module'
import { custody } from '#facets/custody/module'
import { expiry } from '#facets/expiry/module'
import { shortage } from '#facets/shortage/module'
import { files } from '#facets/files/module'
import { history } from '#facets/history/module'
import { imports } from '#facets/imports/module'
import { links } from '#facets/links/module'
import { notices } from '#facets/notices/module'
import { records } from '#facets/records/module'
import { seal } from '#facets/seal/module'
import { views } from '#facets/saved-views/module'
import { tags } from '#facets/tags/module'
import { watchers } from '#facets/watchers/module'
import { clocks } from '#facets/clocks/module'
import { work } from '#facets/work/module'
import { commentsModule } from '#facets/comments/module'
import type { Module } from '#kernel/module'
import { administration } from './administration/module.ts'
import { agents } from './agents/module.ts'
import { assets } from './assets/module.ts'
import { bridge } from './bridge/module.ts'
import { calendars } from './calendars/module.ts'
import { directories } from './directories/module.ts'
import { desk } from './desk/module.ts'
import { identity } from './identity/module.ts'
import { people } from './people/module.ts'
import { places } from './places/module.ts'
import { purchasing } from './purchasing/module.ts'
import { vendors } from './vendors/module.ts'
import { software } from './software/module.ts'
import { webhooks } from './webhooks/module.ts'

/** Every room and facet that the house has, inner rings first. A new one is one line here. */
export const modules: readonly Module[] = [
  records,
  customFields,
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
  commentsModule,
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
]
