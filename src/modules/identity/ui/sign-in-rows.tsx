import type { z } from 'zod'
import { ask, asking } from '#kit/api'
import { Button } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { Icon } from '#kit/icon.tsx'
import { Panel, PanelBody, PanelList, PanelRow } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { usePages } from '#kit/use-pages'
import { When } from '#kit/when.tsx'
import { identity } from '../contract.ts'
import type { SignIn } from '../schemas.ts'
import { w as said } from '../words.ts'
import { w } from './sign-ins-words.ts'
import { v } from './viewing-words.ts'

type Row = z.output<typeof SignIn>

const atOnce = 20

/** Who came in by an account or failed to, page by page; the reader's own where no account is named. */
export function SignIns({ of }: { of?: string }) {
  const input = { limit: atOnce }
  const first =
    of === undefined ? asking(identity.mySignIns, input) : asking(identity.signIns, { id: of, ...input })
  const { items, hasMore, isLoading, load } = usePages<Row>({
    first: { queryKey: first.queryKey, meta: { ...first.meta, kinds: ['account'] } },
    page: (after, signal) => {
      const next = { ...input, ...(after && { after }) }
      return of === undefined
        ? ask(identity.mySignIns, next, signal)
        : ask(identity.signIns, { id: of, ...next }, signal)
    },
  })
  return (
    <Panel title={w('sign-ins')} sub={w('sign-ins-text')}>
      {!items && <Skeleton shape="rows" />}
      {items && items.length === 0 && <Nothing text={w('sign-ins-none')} />}
      {items && items.length > 0 && <Rows items={items} />}
      {hasMore && (
        <PanelBody>
          <Button size="s" busy={isLoading} onClick={load}>
            {w('sign-ins-older')}
          </Button>
        </PanelBody>
      )}
    </Panel>
  )
}

function wordsOf(
  result: Exclude<Row['result'], 'in'>,
  { how, provider: named, viewer }: Pick<Row, 'how' | 'provider' | 'viewer'>,
) {
  if (result === 'viewed' || result === 'view-ended') return v(result, { viewer: viewer ?? '' })
  const provider = how === 'provider' ? named : null
  if (provider !== null && result === 'code-owed') return w('sign-in-factor-owed', { provider })
  if (provider !== null && result === 'wrong-code') return w('sign-in-factor-wrong', { provider })
  return w(`sign-in-${result}`)
}

const Rows = ({ items }: { items: readonly Row[] }) => (
  <PanelList>
    {items.map(({ id, at, how, provider, viewer, result, ip, device }) => (
      <PanelRow key={id} roomy>
        <span className={result === 'in' ? 't3' : 'warn'}>
          <Icon name={result === 'in' ? 'door' : 'warn'} />
        </span>
        <span className="grow">
          <span className={result === 'in' ? 'b' : 'b warn'}>
            {result === 'in'
              ? w('sign-in-by', { how: said(`how-${how}`, { provider: provider ?? '' }) })
              : wordsOf(result, { how, provider, viewer })}
          </span>
          <br />
          <span className="f12 t2">
            {device} · {ip}
          </span>
        </span>
        <span className="f12 t2">
          <When at={at} />
        </span>
      </PanelRow>
    ))}
  </PanelList>
)
