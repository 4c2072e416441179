import { Checkbox, Input } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { ask, refresh, useAsk } from '#kit/api'
import { Field } from '#kit/form/field.tsx'
import { FormShell } from '#kit/form/form-shell.tsx'
import { known } from '#kit/form/known'
import { useForm } from '#kit/form/use-form'
import { FilterBar } from '#kit/list/filter-bar.tsx'
import { tell } from '#kit/toast.tsx'
import { useLeadOn } from '#kit/url'
import { say } from '#lib/words'
import { useQueryClient } from '@tanstack/react-query'
import { recordFinder } from '#facets/records/ui/finders'
import { useWorkFilter } from '#facets/work/ui/use-work-filter'
import { clocks, type Policy } from '../contract.ts'
import { definitionProblem } from '../policy.ts'
import { Pause, PolicyDefinition } from '../schemas.ts'
import { Draft, type DraftForm } from './draft.ts'
import { EffectPanel } from './effect-panel.tsx'
import classes from './policy-form.module.css'
import { StepRows } from './step-rows.tsx'
import { TargetGrid } from './target-grid.tsx'
import { targetsSaid } from './targets-said.ts'
import { WhatIfPanel } from './what-if-panel.tsx'
import { w } from './words.ts'

export const calendarPrefix = 'CAL'
const findCalendars = recordFinder('calendar', calendarPrefix, { icon: 'calendar', path: '/calendars' })

interface PolicyFormProps {
  /** None: a new one. */
  policy?: Policy
  /** The calendar it begins with. */
  calendar: { id: string; name: string } | undefined
  manages: boolean
  /** It begins with an older version, which saving makes the newest. */
  restores?: boolean
  above?: ReactNode
  aside?: ReactNode
}

/** What the form begins with; only what is new is kept as a draft. */
function begin(policy: Policy | undefined, calendar_id: string | undefined) {
  if (policy) return { initial: { title: policy.title, ...policy.definition }, version: policy.version }
  const initial: Partial<z.input<typeof Draft>> = { targets: [], steps: [] }
  return {
    initial: calendar_id === undefined ? initial : { ...initial, calendar_id },
    draft: 'clocks.policy',
  }
}

/** What is promised, for what, in whose hours; beside it what that would do to the clocks that are open now. */
export function PolicyForm({ policy, calendar, manages, restores = false, above, aside }: PolicyFormProps) {
  const client = useQueryClient()
  const leadOn = useLeadOn()
  const [unread, setUnread] = useState(false)
  const save = async ({ title, ...definition }: Draft, edited = 0) => {
    if (policy) {
      const { version } = await ask(clocks.savePolicy, {
        id: policy.id,
        version: edited,
        title,
        definition,
      })
      tell({ text: w('saved', { version }) })
      // What was older is the newest now: its page is the one without a version.
      if (restores) leadOn(`/admin/service-levels/${policy.key}`)
    } else {
      const { key } = await ask(clocks.createPolicy, { title, definition })
      tell({ text: w('created') })
      leadOn(`/admin/service-levels/${key}`)
    }
    refresh(client, ['clocks'])
  }
  const form = useForm(Draft, {
    ...begin(policy, calendar?.id),
    said: (name, value) => (name === 'targets' ? targetsSaid(value) : undefined),
    onSave: save,
  })
  const { title: _, ...values } = form.values
  const day = useDay(values['calendar_id'])
  const parsed = PolicyDefinition.safeParse(values)
  const problem = parsed.success ? definitionProblem(parsed.data) : null
  const readable = unread || problem || !parsed.success ? undefined : parsed.data
  const chosen = known(calendar)
  const refused = refusal({
    manages,
    unread,
    problem: problem && say(problem),
    same: policy !== undefined && !restores && !form.isDirty,
  })
  return (
    <div className={classes.split}>
      <div className={classes.sheet}>
        {above}
        <FormShell
          form={form}
          save={policy ? w('save', { n: policy.version + 1 }) : w('save-new')}
          refused={refused}
        >
          <div className={classes.fields}>
            <Field form={form} name="title" title={w('name')} autoFocus={!policy} />
            <ScopeField form={form} />
            <Field
              form={form}
              name="calendar_id"
              title={w('hours')}
              hint={w('hours-hint')}
              search={findCalendars}
              known={chosen}
            />
            <TargetGrid key={`targets ${form.round}`} form={form} day={day} onUnread={setUnread} />
            <Pauses form={form} />
            <StepRows key={`steps ${form.round}`} form={form} day={day} />
          </div>
        </FormShell>
      </div>
      <aside className={classes.aside}>
        <Effects id={policy?.id} definition={readable} isChanged={refused === undefined} />
        {aside}
      </aside>
    </div>
  )
}

interface EffectsProps {
  id: string | undefined
  /** None while it cannot be read. */
  definition: PolicyDefinition | undefined
  isChanged: boolean
}

/** What it would do to what is open, and what it would have made of what was. */
const Effects = ({ id, definition, isChanged }: EffectsProps) => (
  <>
    <EffectPanel id={id} definition={definition} />
    <WhatIfPanel
      path={clocks.whatIf.path}
      change={isChanged ? definition : undefined}
      ask={(tried, after, signal) =>
        ask(clocks.whatIf, { definition: tried, after, ...(id !== undefined && { id }) }, signal)
      }
    />
  </>
)

/** How many minutes a working day has in the hours that were chosen: what 1d means. */
function useDay(calendar: unknown): number | undefined {
  const id = typeof calendar === 'string' ? calendar : ''
  return useAsk(clocks.day, { id }, { kinds: ['calendar'], enabled: id !== '' }).data?.minutes
}

interface Standing {
  manages: boolean
  unread: boolean
  problem: string | null
  same: boolean
}

/** Why it cannot be saved, though each field by itself may be right. */
function refusal({ manages, unread, problem, same }: Standing): string | undefined {
  if (!manages) return w('may-not')
  if (unread) return w('bad-times')
  return problem ?? (same ? w('nothing-changed') : undefined)
}

function ScopeField({ form }: { form: DraftForm }) {
  const help = useWorkFilter('scope')
  const value = form.values['scope']
  return (
    <div data-field="scope">
      <Input.Wrapper
        label={w('scope')}
        labelElement="div"
        description={w('scope-hint')}
        error={form.errorOf('scope')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      >
        <FilterBar
          value={typeof value === 'string' ? value : ''}
          onChange={(scope) => form.set('scope', scope)}
          help={help}
          example={w('scope-example')}
        />
      </Input.Wrapper>
    </div>
  )
}

function Pauses({ form }: { form: DraftForm }) {
  const value = form.values['pauses']
  const chosen = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  return (
    <div data-field="pauses">
      <Checkbox.Group
        label={w('pauses')}
        description={w('pauses-hint')}
        value={chosen}
        onChange={(pauses) => form.set('pauses', pauses)}
      >
        <div className={classes.pauses}>
          {Pause.options.map((pause) => (
            <Checkbox key={pause} value={pause} label={w(`pause.${pause}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </div>
  )
}
