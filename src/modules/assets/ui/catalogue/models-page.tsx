import { Switch } from '@mantine/core'
import { useState } from 'react'
import { Button } from '#kit/button.tsx'
import { Empty, Nothing } from '#kit/empty.tsx'
import { Find } from '#kit/find.tsx'
import { useMay } from '#kit/me.tsx'
import { RowsPage } from '#kit/list/rows-page.tsx'
import { useReader } from '#kit/reader.tsx'
import { useList } from '#kit/table/use-list'
import { useSearchState } from '#kit/url'
import { assets } from '../../contract.ts'
import type { ModelRow } from '../../catalogue/schemas.ts'
import { Beside } from '../care/beside.tsx'
import { modelColumns } from './model-columns.tsx'
import { ModelDialog } from './model-dialog.tsx'
import { w } from './words.ts'
import { w as care } from '../care/words.ts'

/** All models: how many things there are of each, how old they are, until when the maker helps. */
export function Screen() {
  const [search, set] = useSearchState()
  const { language } = useReader()
  const [open, setOpen] = useState<ModelRow | 'new'>()
  const writes = useMay()('assets.write')
  const find = search['find'] ?? ''
  const archived = search['archived'] === 'yes'
  const short = search['short'] === 'yes'
  const list = useList(assets.models, { find, archived, short }, { kinds: ['asset', 'purchase'] })
  return (
    <RowsPage
      title={care('models')}
      sub={w('models.text')}
      crumbs={[{ title: care('assets'), to: '/assets' }]}
      actions={
        <>
          <Beside here="models" />
          {writes && (
            <Button kind="primary" icon="plus" onClick={() => setOpen('new')}>
              {w('add.model')}
            </Button>
          )}
        </>
      }
      tools={
        <>
          <Find label={w('models.find')} value={find} onFind={(text) => set({ find: text || undefined })} />
          <Switch
            label={w('show-archived')}
            checked={archived}
            onChange={(event) => set({ archived: event.currentTarget.checked ? 'yes' : undefined })}
          />
          <Switch
            label={w('show-short')}
            checked={short}
            onChange={(event) => set({ short: event.currentTarget.checked ? 'yes' : undefined })}
          />
        </>
      }
      list={list}
      columns={modelColumns(language)}
      onOpen={setOpen}
      nameOf={({ manufacturer, name }) => `${manufacturer} ${name}`.trim()}
      faded={(model) => model.archived}
      empty={
        find === '' && !short ? (
          <Empty title={w('models.none')} text={w('models.none-text')} />
        ) : (
          <Nothing text={w('models.nothing')} />
        )
      }
    >
      {open && (
        <ModelDialog
          model={open === 'new' ? undefined : open}
          writes={writes}
          onClose={() => setOpen(undefined)}
        />
      )}
    </RowsPage>
  )
}
