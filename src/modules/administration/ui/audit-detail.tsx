import { Modal } from '@mantine/core'
import { Button } from '#kit/button.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { When } from '#kit/when.tsx'
import type { AuditItem } from '#facets/history/contract'
import { seal } from '#facets/seal/contract'
import classes from './administration.module.css'
import { About } from './audit-columns.tsx'
import { w } from './words.ts'

interface AuditDetailProps {
  item: AuditItem
  onTogether: () => void
  onClose: () => void
}

/** One event whole: who, when, how it began, and what was written down. */
export function AuditDetail({ item, onTogether, onClose }: AuditDetailProps) {
  const origin = w(`origin.${item.origin}`)
  return (
    <Modal opened onClose={onClose} title={item.lines.join(' ')} size={640}>
      <PropsList>
        <Prop title={w('number')} num>
          {item.id}
        </Prop>
        <Prop title={w('when')}>
          <When at={item.at} as="exact" />
        </Prop>
        <Prop title={w('who')}>{item.actor.name}</Prop>
        {item.on_behalf_of && <Prop title={w('on-behalf')}>{item.on_behalf_of.name}</Prop>}
        <Prop title={w('began-with')}>
          {item.through ? w('by', { origin, through: w(`through.${item.through}`) }) : origin}
        </Prop>
        <Prop title={w('about')}>
          <About {...item} />
        </Prop>
        <Prop title={w('kind')}>
          <span className="mono">{item.kind}</span>
        </Prop>
      </PropsList>
      <h2 className="f12 t3" style={{ marginTop: 16 }}>
        {w('payload')}
      </h2>
      {item.data ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls, so the keyboard must reach it
        <pre className={classes.payload} tabIndex={0}>
          {JSON.stringify(item.data, null, 2)}
        </pre>
      ) : (
        <p className="t3 f12">{w('no-payload')}</p>
      )}
      <div className="row" style={{ marginTop: 16 }}>
        <Button onClick={onTogether}>{w('together')}</Button>
        <a
          className="end f12"
          href={seal.proof.path.replace(':event', item.id)}
          download={`event-${item.id}-proof.json`}
        >
          {w('seal.download-proof')}
        </a>
      </div>
    </Modal>
  )
}
