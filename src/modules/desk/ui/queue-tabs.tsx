import { Modal, TextInput } from '@mantine/core'
import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { asking } from '#kit/api'
import { Button } from '#kit/button.tsx'
import type { ListStateNow } from '#kit/list/use-list-state'
import { ViewTabs } from '#kit/list/view-tabs.tsx'
import { useMay } from '#kit/me.tsx'
import { useGo } from '#kit/url'
import { desk } from '../contract.ts'
import { kindNames } from '../kind-names.ts'
import { everyone } from './everyone.ts'
import type { useViews } from './use-views.ts'
import { w } from './words.ts'

interface QueueTabsProps {
  kept: ReturnType<typeof useViews>
  state: ListStateNow
}

const counted = 6
const to = (id: string) => `/desk?view=${encodeURIComponent(id)}`

/** The queue's views with how many each holds; what is on screen can be kept as one. */
export function QueueTabs({ kept, state }: QueueTabsProps) {
  const counts = useCounts(kept.views.map(({ q }) => q))
  const [naming, setNaming] = useState<{ shared: boolean }>()
  const may = useMay()
  return (
    <>
      <ViewTabs
        label={w('views')}
        views={kept.views.map(({ id, name }, n) => ({ id, name, to: to(id), count: counts[n] }))}
        current={state.view?.id}
        changed={state.changed}
        onSave={() => setNaming({ shared: false })}
        share={may('desk.work') ? { label: w('share'), run: () => setNaming({ shared: true }) } : undefined}
        onReset={state.reset}
        onNew={() => setNaming({ shared: false })}
      />
      {naming && <Naming {...naming} kept={kept} state={state} onClose={() => setNaming(undefined)} />}
    </>
  )
}

/** How many each view holds, kept current by the live stream. */
const useCounts = (filters: readonly string[]) =>
  useQueries({
    queries: filters.slice(0, counted).map((q) => ({
      ...asking(desk.count, { q }, { kinds: kindNames }),
      placeholderData: keepPreviousData,
    })),
  }).map(({ data }) => data)

function Naming({ kept, state, shared, onClose }: QueueTabsProps & { shared: boolean; onClose: () => void }) {
  const [title, setTitle] = useState('')
  const go = useGo()
  const keep = async () => {
    const { q, sort, columns } = state
    const view = await kept.keep({ title, q, sort, columns, shared_with: shared ? everyone : null })
    onClose()
    go(to(view.key))
  }
  return (
    <Modal opened onClose={onClose} title={w('view.new')} size={420}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <TextInput
          label={w('view.name')}
          value={title}
          maxLength={60}
          data-autofocus
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <p />
        <Button kind="primary" type="submit" refused={title.trim() === '' ? w('view.name') : undefined}>
          {w('view.keep')}
        </Button>
      </form>
    </Modal>
  )
}
