import { useState } from 'react'
import type { Reply } from '#lib/contract'
import { useAsk } from '#kit/api'
import { Administration } from '#kit/administration.tsx'
import { Button } from '#kit/button.tsx'
import { Empty } from '#kit/empty.tsx'
import { useMay } from '#kit/me.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { Panel, PanelList } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { directories } from '../contract.ts'
import { DirectoryDialog } from './directory-dialog.tsx'
import { DirectoryRow } from './directory-row.tsx'
import { FlaggedPeople } from './flagged-people.tsx'
import { w } from './words.ts'

type All = Reply<typeof directories.list>
export type OneDirectory = All['items'][number]
export type OneFlagged = All['flagged'][number]

/** Where people come from, how the last run went, and who is gone there. */
export function Screen() {
  const may = useMay()('directories.manage')
  const { data, error } = useAsk(directories.list, {}, { kinds: ['directory', 'person'] })
  const [editing, setEditing] = useState<OneDirectory | 'new'>()
  const add = (
    <Button kind="primary" icon="plus" onClick={() => setEditing('new')}>
      {w('add')}
    </Button>
  )
  return (
    <Administration current="directories" text={w('text')} actions={may && add}>
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="rows" />}
      {data && data.items.length === 0 && <Empty title={w('none')} text={w('none-text')} />}
      {data && data.items.length > 0 && (
        <div className="stack wide">
          <Panel>
            <PanelList>
              {data.items.map((directory) => (
                <DirectoryRow
                  key={directory.id}
                  directory={directory}
                  onChange={may ? () => setEditing(directory) : undefined}
                />
              ))}
            </PanelList>
          </Panel>
          {data.flagged.length > 0 && <FlaggedPeople people={data.flagged} may={may} />}
        </div>
      )}
      {editing && (
        <DirectoryDialog
          directory={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Administration>
  )
}
