import { Modal } from '@mantine/core'
import { useAsk, useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { useGo } from '#kit/url'
import { identity } from '../contract.ts'
import type { Role } from './one-role.tsx'
import { r } from './roles-words.ts'
import { w } from './words.ts'

/** Drops a role of the organisation's own, once it is seen who loses what by it. */
export function DropRole({ role, onClose }: { role: Role; onClose: () => void }) {
  const go = useGo()
  const { data, error } = useAsk(identity.roleLosses, { role: role.name }, { kinds: ['account', 'team'] })
  const drop = useCommand(identity.dropRole, { done: r('role-dropped', { role: role.title }) })
  const run = () =>
    drop.mutate(
      { role: role.name, version: role.version ?? 0, taken: (data?.grants ?? []).map(({ id }) => id) },
      {
        onSuccess: () => {
          onClose()
          go('/admin/roles')
        },
      },
    )
  return (
    <Modal opened onClose={onClose} title={r('drop-title', { role: role.title })} size={620}>
      <div className="stack wide">
        {!data && !error && <Skeleton shape="rows" />}
        {data && <p>{r('drop-text', { grants: data.grants.length, people: data.people.length })}</p>}
        {data && data.people.length > 0 && (
          <Panel>
            <PanelList>
              {data.people.map(({ id, name, loses }) => (
                <PanelRow key={id} roomy>
                  <span className="grow">
                    <span className="b">{name}</span>
                    <br />
                    <span className={loses.length > 0 ? 'f12 t2' : 'f12 t3'}>
                      {loses.length > 0
                        ? r('loses', { n: loses.length, what: loses.join(' · ') })
                        : r('loses-nothing')}
                    </span>
                  </span>
                </PanelRow>
              ))}
            </PanelList>
          </Panel>
        )}
        <p className="row wrap">
          <Button kind="danger" busy={!data || drop.isPending} refused={error?.message} onClick={run}>
            {r('drop-role')}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
        </p>
      </div>
    </Modal>
  )
}
