import { useMemo } from 'react'
import { z } from 'zod'
import type { Reply } from '#lib/contract'
import { useAsk, useCommand } from '#kit/api'
import { Administration } from '#kit/administration.tsx'
import { Button } from '#kit/button.tsx'
import { fieldOf, type FieldFacts, inWords } from '#kit/fields-of'
import { languageChoices } from '#kit/form/choices'
import { EditInPlace } from '#kit/form/edit-in-place.tsx'
import { useMay } from '#kit/me.tsx'
import { Panel, PanelList, PanelRow } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { administration } from '../contract.ts'
import classes from './administration.module.css'
import { w } from './words.ts'

type Card = Reply<typeof administration.settings>['items'][number]

const groups = [
  'organisation',
  'session',
  'files',
  'imports',
  'backup',
  'retention',
  'raised',
  'assets',
  'agents',
  'vendors',
  'purchasing',
  'other',
] as const
type Group = (typeof groups)[number]
/** What belongs to a group by another name than that of the group. */
const under = new Map<string, Group>([
  ['sign-in', 'session'],
  ['identity', 'session'],
  ['expiry', 'raised'],
  ['shortage', 'raised'],
])
function groupOf({ name }: Card): Group {
  const [first = ''] = name.split('.')
  return under.get(first) ?? groups.find((group) => group === first) ?? 'other'
}

/** Whole tables are decided in the rooms that know them. */
const simple = new Set(['text', 'number', 'choice', 'switch', 'email'])

/** One setting's schema as a form's: its value under its name. */
const schemaOf = ({ name, schema }: Card) => {
  const value = z.fromJSONSchema(schema)
  const { title } = schema
  return z.object({ [name]: value.meta({ title: typeof title === 'string' ? title : name }) })
}

/** What the organisation decides for itself, group by group. */
export function Screen() {
  const { data } = useAsk(administration.settings, {})
  const cards = useMemo(
    () => (data?.items ?? []).map((card) => ({ card, schema: schemaOf(card) })),
    [data],
  ).filter(({ card, schema }) => simple.has(fieldOf(schema, card.name).widget))
  return (
    <Administration current="settings" text={w('settings-text')}>
      {data ? (
        <div className="stack wide" style={{ maxWidth: 760 }}>
          {groups.map((group) => {
            const own = cards.filter(({ card }) => groupOf(card) === group)
            return (
              own.length > 0 && (
                <Panel key={group} title={w(`group.${group}`)}>
                  <PanelList>
                    {own.map(({ card, schema }) => (
                      <One key={card.name} card={card} schema={schema} />
                    ))}
                  </PanelList>
                </Panel>
              )
            )
          })}
        </div>
      ) : (
        <Skeleton shape="rows" count={5} />
      )}
    </Administration>
  )
}

function One({ card, schema }: { card: Card; schema: z.ZodObject }) {
  const { name, value, usual, decided } = card
  const { description } = card.schema
  const may = useMay()
  const decide = useCommand(administration.decide, { done: w('setting-saved'), touches: ['settings', 'me'] })
  const mayDecide = may('administration.manage')
  const field = fieldOf(schema, name)
  return (
    <PanelRow roomy>
      <div className={classes.setting}>
        <div>
          {field.title}
          {typeof description === 'string' && <div className="t3 f12">{description}</div>}
        </div>
        <span className="row wrap">
          <EditInPlace
            schema={schema}
            name={name}
            value={value}
            refused={mayDecide ? null : w('not-yours')}
            save={(next) => decide.mutateAsync({ name, value: next ?? null })}
          >
            {nameOf(field, value)}
          </EditInPlace>
          {!decided && <span className="t3 f12">{w('setting-usual')}</span>}
          {mayDecide && usual !== '' && usual !== value && (
            <Button kind="quiet" size="s" onClick={() => decide.mutate({ name, value: null })}>
              {w('setting-back', { usual: nameOf(field, usual) })}
            </Button>
          )}
        </span>
      </div>
    </PanelRow>
  )
}

/** A language is read by its name, another choice by its words. */
function nameOf({ name, widget }: FieldFacts, value: unknown) {
  if (name.endsWith('.language'))
    return languageChoices().find((one) => one.value === value)?.title ?? shown(value)
  return widget === 'choice' ? inWords(String(value)) : shown(value)
}

const shown = (value: unknown) => {
  if (typeof value === 'boolean') return w(value ? 'yes' : 'no')
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
}
