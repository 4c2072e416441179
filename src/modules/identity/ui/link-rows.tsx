import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { useMay } from '#kit/me.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { When } from '#kit/when.tsx'
import { identity } from '../contract.ts'
import type { OneAccount } from './account.tsx'
import { Said } from './said.tsx'
import { w } from './sign-on-words.ts'

/** Through which providers someone comes, and what they are called there. */
export function LinkRows({ links }: Pick<OneAccount, 'links'>) {
  const may = useMay()
  const unlink = useCommand(identity.unlink, { done: w('unlinked') })
  return (
    <Panel title={w('links')}>
      <PanelList>
        {links.map(({ id, provider, subject, linked_at }) => (
          <PanelRow key={id} roomy>
            <span className="t3">
              <Icon name="door" />
            </span>
            <span className="grow">
              <span className="b">{provider}</span>
              <br />
              <span className="f12 t2" style={{ overflowWrap: 'anywhere' }}>
                <span className="mono">{subject}</span> ·{' '}
                <Said say={(when) => w('link-since', { when })} when={<When at={linked_at} />} />
              </span>
            </span>
            {may('identity.accounts') && (
              <Button
                size="s"
                aria-label={w('unlink-name', { provider })}
                onClick={() => unlink.mutate({ id })}
              >
                {w('unlink')}
              </Button>
            )}
          </PanelRow>
        ))}
      </PanelList>
    </Panel>
  )
}
