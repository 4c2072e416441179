import { useAsk, useCommand } from '#kit/api'
import { ActionBar, type Action } from '#kit/action-bar.tsx'
import { Callout } from '#kit/callout.tsx'
import { Button } from '#kit/button.tsx'
import { useMe } from '#kit/me.tsx'
import { Page } from '#kit/page.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Loaded } from '#kit/loaded.tsx'
import { useParam } from '#kit/url'
import { When } from '#kit/when.tsx'
import { requestFor } from '#lib/client'
import { assets } from '../../contract.ts'
import type { Content, ProtocolView } from '../../protocols/schemas.ts'
import { w } from '../words.ts'
import { Drawn } from './pad.tsx'
import { ProtocolPill, protocolTitle } from './protocol-words.tsx'
import classes from './protocols.module.css'
import { SignForm } from './sign-form.tsx'

/** One protocol: what it says, on which terms, and the signature, or the place where it is given. */
export function Screen() {
  const id = useParam('id')
  const answer = useAsk(assets.protocol, { id }, { kinds: ['asset'] })
  return <Loaded answer={answer}>{(protocol) => <Shown protocol={protocol} />}</Loaded>
}

function Shown({ protocol }: { protocol: ProtocolView }) {
  const { content, state } = protocol
  const crumbs = useCrumbs()
  return (
    <Page
      title={protocolTitle(protocol)}
      layout="text"
      crumbs={crumbs}
      sub={<ProtocolPill state={state} />}
      actions={<Deeds protocol={protocol} />}
    >
      <div className="stack">
        {!content && <Callout tone="info">{w('protocol.erased')}</Callout>}
        {content && <Things content={content} />}
        {content?.terms && (
          <Panel title={w('protocol.terms', { version: content.terms.version })}>
            <PanelBody>
              <div className={classes.terms}>{content.terms.text}</div>
            </PanelBody>
          </Panel>
        )}
        {state === 'signed' && <Signed protocol={protocol} />}
        {state === 'waiting' && <Waiting protocol={protocol} />}
      </div>
    </Page>
  )
}

/** The place where it is signed; for others the sentence who may. */
function Waiting({ protocol }: { protocol: ProtocolView }) {
  const { content, can, mine } = protocol
  if (can.sign !== true || !content) return <Callout tone="info">{can.sign}</Callout>
  return (
    <>
      <SignForm protocol={protocol} person={content.person.name} />
      {mine && <p className="t2 f12">{w('sign.wrong')}</p>}
    </>
  )
}

/** Whoever only signs has no list of assets to go back to. */
function useCrumbs() {
  const me = useMe()
  return me?.permissions.includes('assets.write')
    ? [
        { title: w('assets'), to: '/assets' },
        { title: w('protocols'), to: '/assets/protocols' },
      ]
    : []
}

function Deeds({ protocol: { id, state, can } }: { protocol: ProtocolView }) {
  const touches = ['records', 'history']
  const remind = useCommand(assets.remind, { done: w('protocol.reminded'), touches })
  const withdraw = useCommand(assets.withdraw, { done: w('protocol.is-withdrawn'), touches })
  const actions: Action[] =
    state === 'waiting' && can.remind === true
      ? [
          { name: 'remind', title: w('protocol.remind'), icon: 'send', run: () => remind.mutate({ id }) },
          {
            name: 'withdraw',
            title: w('protocol.withdraw'),
            icon: 'undo',
            run: () => withdraw.mutate({ id }),
          },
        ]
      : []
  return (
    <>
      {actions.length > 0 && <ActionBar label={w('protocol.deeds')} actions={actions} />}
      <Button
        icon="print"
        onClick={() => window.open(requestFor(assets.protocolPdf, { id }).url, '_blank', 'noopener')}
      >
        {w('protocol.pdf')}
      </Button>
    </>
  )
}

function Things({ content: { organisation, person, by, at, items, note, kind } }: { content: Content }) {
  return (
    <Panel
      title={w(`protocol.says.${kind}`, { person: person.name, by: by.name })}
      sub={
        <>
          {organisation} · <When at={at} as="exact" />
        </>
      }
    >
      <table className={classes.things} aria-label={w('protocol.things')}>
        <thead>
          <tr>
            <th scope="col">{w('protocol.what')}</th>
            <th scope="col">{w('protocol.serial')}</th>
            <th scope="col">{kind === 'return' ? w('protocol.outcome') : w('protocol.count')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, n) => (
            <tr key={item.id ?? n}>
              <td>
                <div className="b">{item.name}</div>
                <div className="t2 f12">{[item.what, item.tag, item.note].filter(Boolean).join(' · ')}</div>
              </td>
              <td className="t2">{item.serial}</td>
              <td className={kind === 'return' ? undefined : 'num'}>
                {kind === 'return' ? w(`outcome.${item.outcome}`) : item.quantity}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {note && <PanelBody>{note}</PanelBody>}
    </Panel>
  )
}

function Signed({ protocol }: { protocol: ProtocolView }) {
  const { strokes, signed_name, signed_at, signed_by, way, hash } = protocol
  const name = signed_name ?? ''
  return (
    <Panel title={w(way === 'own' ? 'sign.done-own' : 'sign.done-here', { name, by: signed_by ?? '' })}>
      <PanelBody>
        {strokes && <Drawn strokes={strokes} name={name} />}
        {signed_at && (
          <div className="t2 f12">
            <When at={signed_at} as="exact" />
          </div>
        )}
        <div className="t3 f12 mono cut">{hash}</div>
      </PanelBody>
    </Panel>
  )
}
