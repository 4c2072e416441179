import type { ReactNode } from 'react'
import { fieldOf } from '#kit/fields-of'
import { Panel } from '#kit/panel.tsx'
import { useReader, useToday } from '#kit/reader.tsx'
import { dayWords } from '#kit/time-words'
import { type AssetView, assetFields } from '../schemas.ts'
import { z } from 'zod'
import classes from './facts-strip.module.css'
import { w } from './words.ts'

const titles = z.object(assetFields)
const titleOf = (name: keyof typeof assetFields) => fieldOf(titles, name).title

/** What one looks for first: which one it is, of what make, from when, and until when its maker helps. */
export function FactsStrip({ asset }: { asset: AssetView }) {
  const { language } = useReader()
  const today = useToday()
  const day = (iso: string) => dayWords(iso, language)
  const { serial, manufacturer, model, bought, warranty_until, end_of_life } = asset
  return (
    <Panel>
      <div className={classes.strip}>
        <Fact title={titleOf('serial')}>{serial}</Fact>
        <Fact title={titleOf('model')}>
          {`${manufacturer} ${model}`.trim()}
          {end_of_life && (
            <div className={end_of_life < today ? 'warn f12' : 't3 f12'}>
              {w(end_of_life < today ? 'eol.ended' : 'eol.until', { day: day(end_of_life) })}
            </div>
          )}
        </Fact>
        {bought && <Fact title={titleOf('bought_on')}>{bought.bought_on && day(bought.bought_on)}</Fact>}
        <Fact title={titleOf('warranty_until')}>
          {warranty_until && (
            <span className={warranty_until < today ? 'warn' : undefined}>
              {warranty_until < today
                ? w('warranty.ended', { day: day(warranty_until) })
                : day(warranty_until)}
            </span>
          )}
        </Fact>
      </div>
    </Panel>
  )
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  const isEmpty = children === '' || children === null || children === false
  return (
    <div className={classes.fact}>
      <div className="t3 f12">{title}</div>
      <div className={isEmpty ? 't3' : 'b'}>{isEmpty ? '–' : children}</div>
    </div>
  )
}
