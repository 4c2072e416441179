import { Modal } from '@mantine/core'
import { useAsk } from '#kit/api'
import { Nothing } from '#kit/empty.tsx'
import { PageFault } from '#kit/page-fault.tsx'
import { PanelList, PanelRow } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { When } from '#kit/when.tsx'
import { directories } from '../contract.ts'
import type { OneConnection } from './connections.tsx'
import { w } from './words.ts'

const firstRefusal = 400

/** What a connection did last, newest first; what was refused stands out. */
export function ConnectionCalls({
  connection: { id, name },
  onClose,
}: {
  connection: OneConnection
  onClose: () => void
}) {
  const { data, error } = useAsk(directories.connectionCalls, { id })
  return (
    <Modal opened onClose={onClose} title={w('calls-title', { name })} size={680}>
      {error && <PageFault error={error} />}
      {!data && !error && <Skeleton shape="rows" />}
      {data && data.items.length === 0 && <Nothing text={w('calls-none')} />}
      {data && data.items.length > 0 && (
        <PanelList>
          {data.items.map(({ id: call, at, method, path, status, detail }) => (
            <PanelRow key={call}>
              <span className="grow">
                <span className={status >= firstRefusal ? 'b warn' : 'b'}>{detail}</span>
                <br />
                <span className="f12 t2 mono">
                  {method} {path} · {status}
                </span>
              </span>
              <span className="f12 t2">
                <When at={at} />
              </span>
            </PanelRow>
          ))}
        </PanelList>
      )}
    </Modal>
  )
}
