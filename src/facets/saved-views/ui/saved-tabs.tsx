import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { mostOnBadge } from '#lib/badge'
import type { Counted, Counting, Endpoint } from '#lib/contract'
import { asking } from '#kit/api'
import { IconButton } from '#kit/button.tsx'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import type { ListStateNow } from '#kit/list/use-list-state'
import { ViewTabs } from '#kit/list/view-tabs.tsx'
import { useLeadOn } from '#kit/url'
import { ManageViews } from './manage-views.tsx'
import type { Views } from './use-views.ts'
import { w } from './words.ts'

/** How many of a list's rows a filter lets through. */
export type CountEndpoint = Endpoint<typeof Counting, typeof Counted, 'GET'>

interface SavedTabsProps {
  views: Views
  state: ListStateNow
  /** Where the list is. */
  path: string
  count: CountEndpoint
  kinds: readonly string[]
  /** The reader may show views to everyone. */
  shares?: boolean
}

const counted = 6

/** The views of a list as tabs with how many each holds; what is on screen can be kept as one. */
export function SavedTabs({ views, state, path, count, kinds, shares = false }: SavedTabsProps) {
  const [naming, setNaming] = useState<{ shared: boolean }>()
  const [managing, setManaging] = useState(false)
  const counts = useQueries({
    queries: views.views.slice(0, counted).map(({ q }) => ({
      ...asking(count, { q, most: mostOnBadge }, { kinds }),
      placeholderData: keepPreviousData,
    })),
  }).map(({ data }) => data)
  const to = (id: string) => `${path}?view=${encodeURIComponent(id)}`
  return (
    <>
      <ViewTabs
        label={w('views')}
        views={views.views.map(({ id, name }, n) => ({ id, name, to: to(id), count: counts[n] }))}
        current={state.view?.id}
        changed={state.changed}
        onSave={() => setNaming({ shared: false })}
        share={shares ? { label: w('share'), run: () => setNaming({ shared: true }) } : undefined}
        onReset={state.reset}
        onNew={() => setNaming({ shared: false })}
        end={<IconButton icon="settings" label={w('manage')} onClick={() => setManaging(true)} />}
      />
      {managing && <ManageViews list={views.list} onClose={() => setManaging(false)} />}
      {naming && (
        <Naming {...naming} views={views} state={state} to={to} onClose={() => setNaming(undefined)} />
      )}
    </>
  )
}

const Named = z.object({
  title: z
    .string()
    .trim()
    .min(1)
    .max(60)
    .meta({ title: w('name') }),
})

interface NamingProps {
  shared: boolean
  views: Views
  state: ListStateNow
  to: (id: string) => string
  onClose: () => void
}

function Naming({ shared, views, state, to, onClose }: NamingProps) {
  const leadOn = useLeadOn()
  const keep = async ({ title }: z.output<typeof Named>) => {
    const { q, sort, columns } = state
    const { key } = await views.keep({ title, q, sort, columns, shared })
    onClose()
    leadOn(to(key))
  }
  return (
    <FormDialog
      onClose={onClose}
      title={w('new')}
      size={420}
      schema={Named}
      save={w('keep')}
      onSave={keep}
      extras={{ title: { autoFocus: true } }}
    />
  )
}
