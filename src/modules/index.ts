import { links } from '#facets/links/module'
import { records } from '#facets/records/module'
import type { Module } from '#kernel/module'
import { calendars } from './calendars/module.ts'
import { people } from './people/module.ts'

/** Every room and facet that the house has, inner rings first. A new one is one line here. */
export const modules: readonly Module[] = [records, links, people, calendars]
