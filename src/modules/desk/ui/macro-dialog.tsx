import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { ask, refresh } from '#kit/api'
import { Field } from '#kit/form/field.tsx'
import { FieldGrid, FormShell } from '#kit/form/form-shell.tsx'
import { known } from '#kit/form/known'
import { useForm } from '#kit/form/use-form'
import { desk } from '../contract.ts'
import { type Macro, MacroDefinition } from '../macro-contract.ts'
import { findTeams } from './finders.ts'
import { levels } from './levels.ts'
import { w } from './macro-words.ts'
import { useVerbs } from './use-verbs.ts'

const kept = desk.addMacro.input.shape
const { as, html, tags } = MacroDefinition.shape
const level = z.coerce.number<string>().int().optional()

const Form = z.object({
  title: kept.title,
  team_id: kept.team_id,
  html: html.meta({ title: w('words'), widget: 'rich-text' }),
  as: as.meta({ title: w('as') }),
  verb: z
    .string()
    .optional()
    .meta({ title: w('verb'), hint: w('verb-hint'), widget: 'choice' }),
  tags: tags.meta({ title: w('tags') }),
  to_team: kept.team_id.meta({ title: w('to-team'), of: 'team' }),
  impact: level.meta({ title: w('impact'), widget: 'choice' }),
  urgency: level.meta({ title: w('urgency'), widget: 'choice' }),
})

const gaps = [
  ['key', w('gap.key')],
  ['title', w('gap.title')],
  ['requester', w('gap.requester')],
  ['requester.first', w('gap.requester-first')],
  ['assignee', w('gap.assignee')],
  ['me', w('gap.me')],
  ['me.first', w('gap.me-first')],
] as const

interface MacroDialogProps {
  /** Left out: a new one. */
  macro?: Macro | undefined
  position: number
  onClose: () => void
}

const textOf = (value: number | undefined) => (value === undefined ? undefined : String(value))

const shownOf = ({ title, team, definition: { patch, ...definition } }: Macro) => ({
  ...definition,
  title,
  team_id: team?.id ?? null,
  to_team: patch.team_id ?? null,
  impact: textOf(patch.impact),
  urgency: textOf(patch.urgency),
})

/** Makes a macro or changes one: what it says, and what it does to the ticket. */
export function MacroDialog({ macro, position, onClose }: MacroDialogProps) {
  const client = useQueryClient()
  const verbs = useVerbs()
  const before = macro?.definition
  const form = useForm(Form, {
    initial: macro ? shownOf(macro) : {},
    version: macro?.version,
    onSave: async ({ title, team_id, to_team, impact, urgency, ...definition }, version = 0) => {
      const patch = { ...before?.patch, team_id: to_team ?? undefined, impact, urgency }
      const draft = { title, team_id, definition: { ...definition, patch } }
      if (macro) await ask(desk.changeMacro, { ...draft, id: macro.id, version })
      else await ask(desk.addMacro, { ...draft, position })
      refresh(client, ['desk'])
      onClose()
    },
  })
  const offered = new Map(verbs)
  if (before?.verb !== undefined && !offered.has(before.verb)) offered.set(before.verb, before.verb)
  return (
    <Modal
      opened
      onClose={onClose}
      title={macro ? w('edit-title', { title: macro.title }) : w('add')}
      size={680}
    >
      <FormShell form={form} save={w(macro ? 'save' : 'add-save')} bare onCancel={onClose}>
        <FieldGrid>
          <Field form={form} name="title" autoFocus />
          <Field form={form} name="team_id" search={findTeams} known={known(macro?.team)} />
          <Field form={form} name="html" wide hint={<Gaps />} />
          <Field
            form={form}
            name="as"
            choices={[
              { value: 'reply', title: w('as.reply') },
              { value: 'note', title: w('as.note') },
            ]}
          />
          <Field form={form} name="verb" choices={[...offered].map(([value, title]) => ({ value, title }))} />
          <Field form={form} name="tags" />
          <Field form={form} name="to_team" search={findTeams} />
          <Field form={form} name="impact" choices={levels()} />
          <Field form={form} name="urgency" choices={levels()} />
        </FieldGrid>
      </FormShell>
    </Modal>
  )
}

/** The names that are filled in, each with what it becomes. */
const Gaps = () => (
  <>
    {w('gaps')}{' '}
    {gaps.map(([name, becomes], at) => (
      <span key={name}>
        {at > 0 && ', '}
        <code>{`{{${name}}}`}</code> {becomes}
      </span>
    ))}
  </>
)
