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
import { Connections } from './connections.tsx'
import { NewConnection } from './connection-token.tsx'
import { DirectoryDialog } from './directory-dialog.tsx'
import { DirectoryRow } from './directory-row.tsx'
import { FlaggedPeople } from './flagged-people.tsx'
import { w } from './words.ts'

type All = Reply<typeof directories.list>
export type OneDirectory = All['items'][number]
export type OneFlagged = All['flagged'][number]

type Begun = OneDirectory | 'new' | 'connection'

/** Where people come from, how the last run went, and who is gone there. */
export function Screen() {
  const mays = useMay()
  const [may, mayProvision] = [mays('directories.manage'), mays('directories.provision')]
  const { data, error } = useAsk(directories.list, {}, { kinds: ['directory', 'person'] })
  const { data: brought } = useAsk(directories.connections, {}, { kinds: ['directory'] })
  const [editing, setEditing] = useState<Begun>()
  const close = () => setEditing(undefined)
  return (
    <Administration current="directories" text={w('text')} actions={<Actions onBegin={setEditing} />}>
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="rows" />}
      {data && (
        <div className="stack wide">
          {data.items.length === 0 && brought?.items.length === 0 && (
            <Empty title={w('none')} text={w('none-text')} />
          )}
          {data.items.length > 0 && (
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
          )}
          {brought && <Connections brought={brought} may={mayProvision} />}
          {data.flagged.length > 0 && <FlaggedPeople people={data.flagged} may={may} />}
        </div>
      )}
      {editing && <Editing what={editing} onClose={close} />}
    </Administration>
  )
}

/** Two ways in for people: we ask, or a provider brings. */
function Actions({ onBegin }: { onBegin: (what: 'new' | 'connection') => void }) {
  const mays = useMay()
  return (
    <div className="row wrap">
      {mays('directories.provision') && (
        <Button onClick={() => onBegin('connection')}>{w('connection-add')}</Button>
      )}
      {mays('directories.manage') && (
        <Button kind="primary" icon="plus" onClick={() => onBegin('new')}>
          {w('add')}
        </Button>
      )}
    </div>
  )
}

const Editing = ({ what, onClose }: { what: Begun; onClose: () => void }) =>
  what === 'connection' ? (
    <NewConnection onClose={onClose} />
  ) : (
    <DirectoryDialog directory={what === 'new' ? undefined : what} onClose={onClose} />
  )
