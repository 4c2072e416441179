import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { useMay } from '#kit/me.tsx'
import { Panel, PanelEntry, PanelList } from '#kit/panel.tsx'
import { When } from '#kit/when.tsx'
import { identity } from '../contract.ts'
import type { OneAccount } from './account.tsx'
import { Said } from '#kit/said.tsx'
import { w } from './sign-on-words.ts'

/** Through which providers someone comes, and what they are called there. */
export function LinkRows({ links }: Pick<OneAccount, 'links'>) {
  const may = useMay()
  const unlink = useCommand(identity.unlink, { done: w('unlinked') })
  return (
    <Panel title={w('links')}>
      <PanelList>
        {links.map(({ id, provider, subject, linked_at }) => (
          <PanelEntry
            key={id}
            icon={<Icon name="door" />}
            title={provider}
            sub={
              <>
                <span className="mono">{subject}</span> ·{' '}
                <Said say={(when) => w('link-since', { when })} when={<When at={linked_at} />} />
              </>
            }
            actions={
              may('identity.accounts') && (
                <Button
                  size="s"
                  aria-label={w('unlink-name', { provider })}
                  onClick={() => unlink.mutate({ id })}
                >
                  {w('unlink')}
                </Button>
              )
            }
          />
        ))}
      </PanelList>
    </Panel>
  )
}
