import { useEffect, useState } from 'react'
import type { Reply } from '#lib/contract'
import { useCommand } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Icon } from '#kit/icon.tsx'
import { PanelEntry } from '#kit/panel.tsx'
import { Pill } from '#kit/pill.tsx'
import { identity } from '../contract.ts'
import { Findings, Tried } from './provider-found.tsx'
import { onBack, openProvider } from './provider-window.ts'
import type { OneProvider } from './sign-on.tsx'
import { w } from './sign-on-words.ts'

interface ProviderRowProps {
  provider: OneProvider
  onChange?: (() => void) | undefined
}

/** One provider: what it is called, whether it serves, and the ways to find out whether it works. */
export function ProviderRow({ provider, onChange }: ProviderRowProps) {
  const { id, label, name, issuer, active, has_secret, people, protocol } = provider
  const bare = protocol === 'openid' && !has_secret
  const check = useCommand(identity.checkProvider)
  const [trying, setTrying] = useState(false)
  const [tried, setTried] = useState<Reply<typeof identity.endProvider>['tried']>(null)
  useEffect(() => {
    if (!trying) return undefined
    return onBack('try', (found) => {
      setTrying(false)
      setTried(found)
    })
  }, [trying])
  return (
    <>
      <PanelEntry
        icon={<Icon name="door" />}
        title={label}
        state={<Pill tone={active ? 'good' : undefined}>{w(active ? 'in-use' : 'not-in-use')}</Pill>}
        sub={[
          ...(protocol === 'saml' ? [w('saml')] : []),
          issuer,
          w('people', { n: people }),
          ...(bare ? [w('no-secret')] : []),
        ].join(' · ')}
        actions={
          onChange && (
            <>
              <Button
                size="s"
                busy={check.isPending}
                aria-label={w('check-name', { provider: label })}
                onClick={() => check.mutate({ id })}
              >
                {w('check')}
              </Button>
              <Button
                size="s"
                title={w('try-text')}
                aria-label={w('try-name', { provider: label })}
                onClick={() => {
                  setTrying(true)
                  openProvider(name, 'try')
                }}
              >
                {w('try')}
              </Button>
              <Button size="s" aria-label={w('change-name', { provider: label })} onClick={onChange}>
                {w('change')}
              </Button>
            </>
          )
        }
      />
      {check.data && <Findings provider={label} {...check.data} onClose={() => check.reset()} />}
      {tried && <Tried {...tried} onClose={() => setTried(null)} />}
    </>
  )
}
