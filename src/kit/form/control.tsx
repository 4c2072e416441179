import type { Mentionable } from '../editor/mention-suggestion.ts'
import {
  Checkbox,
  MultiSelect,
  NumberInput,
  PasswordInput,
  Select,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { lazy, Suspense, type ReactNode } from 'react'
import { inWords, type FieldFacts } from '../fields-of.ts'
import type { Found } from '../visited.ts'
import { w } from '../words.ts'
import { DurationField } from './duration-field.tsx'
import { RecordPicker } from './record-picker.tsx'
import { Segments } from './segments.tsx'

const DayField = lazy(async () => ({ default: (await import('./date-fields.tsx')).DayField }))
const MomentField = lazy(async () => ({ default: (await import('./date-fields.tsx')).MomentField }))
const MoneyField = lazy(async () => ({ default: (await import('./money-field.tsx')).MoneyField }))
const RichText = lazy(async () => ({ default: (await import('../editor/rich-text.tsx')).RichText }))

export interface Choice {
  value: string
  title: string
}

/** What a field may be told beyond its schema. */
export interface ControlExtras {
  /** The words of an enumeration's values. */
  choices?: readonly Choice[] | undefined
  /** Finds records for a picker. */
  search?: ((text: string, signal: AbortSignal) => Promise<Found[]>) | undefined
  /** Records that the value names already, so that their titles can be shown. */
  known?: readonly Found[] | undefined
  /** Tags that others used. */
  suggestions?: readonly string[] | undefined
  placeholder?: string | undefined
  autoFocus?: boolean | undefined
  /** What can be picked is on offer at once. */
  opened?: boolean | undefined
  autoComplete?: string | undefined
  /** A moment that is still to come: the next ones are offered, and a date without its year is the next such. */
  ahead?: boolean | undefined
  /** Finds whom an @ in rich text may mean. */
  mentions?: ((text: string) => Promise<readonly Mentionable[]>) | undefined
}

export interface ControlProps extends ControlExtras {
  facts: FieldFacts
  value: unknown
  onChange: (value: unknown) => void
  onBlur?: (() => void) | undefined
  label?: ReactNode
  /** Where no label is seen. */
  ariaLabel?: string | undefined
  hint?: ReactNode
  error?: ReactNode
}

const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
const texts = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])

/** The one way in which a kind of value is typed in, with label above and hint or error below. */
export function Control(props: ControlProps) {
  return controls[props.facts.widget](props)
}

const shared = ({ facts, label, ariaLabel, hint, error, onBlur, placeholder, autoFocus }: ControlProps) => ({
  name: facts.name,
  label,
  'aria-label': ariaLabel,
  'aria-required': facts.required || undefined,
  description: error ? undefined : hint,
  error,
  onBlur,
  placeholder,
  autoFocus,
  // What a dialog looks for, which else takes the focus back to its close button.
  'data-autofocus': autoFocus || undefined,
})

const choicesOf = ({ facts, choices }: ControlProps): { value: string; label: string }[] =>
  choices?.map(({ value, title }) => ({ value, label: title })) ??
  facts.choices.map((value) => ({ value, label: inWords(value) }))

const few = 4
const manyToLookThrough = 8

function TextControl(props: ControlProps) {
  const { facts, value, onChange, autoComplete } = props
  return (
    <TextInput
      {...shared(props)}
      type={facts.widget === 'email' ? 'email' : 'text'}
      autoComplete={autoComplete ?? 'off'}
      value={text(value)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

const PasswordControl = (props: ControlProps) => (
  <PasswordInput
    {...shared(props)}
    autoComplete={props.autoComplete ?? 'current-password'}
    value={text(props.value)}
    onChange={(event) => props.onChange(event.currentTarget.value)}
  />
)

const LongControl = (props: ControlProps) => (
  <Textarea
    {...shared(props)}
    autosize
    minRows={3}
    maxRows={14}
    value={text(props.value)}
    onChange={(event) => props.onChange(event.currentTarget.value)}
  />
)

const NumberControl = (props: ControlProps) => (
  <NumberInput
    {...shared(props)}
    value={text(props.value)}
    onChange={(value) => props.onChange(value === '' ? undefined : value)}
  />
)

const DurationControl = (props: ControlProps) => (
  <DurationField {...shared(props)} value={props.value} onChange={props.onChange} />
)

const MoneyControl = (props: ControlProps) => (
  <Later {...props}>
    <MoneyField {...shared(props)} value={props.value} onChange={props.onChange} />
  </Later>
)

function ChoiceControl(props: ControlProps) {
  const { facts, value, onChange } = props
  const data = choicesOf(props)
  if (data.length <= few && facts.required && data.every(({ label }) => label.length <= 14))
    return <Segments {...props} data={data} value={text(value)} />
  return (
    <Select
      {...shared(props)}
      data={data}
      value={text(value) || null}
      onChange={(next) => onChange(next ?? undefined)}
      clearable={!facts.required}
      allowDeselect={!facts.required}
      searchable={data.length > manyToLookThrough}
      nothingFoundMessage={w('nothing_fits')}
      defaultDropdownOpened={props.opened ?? false}
    />
  )
}

const ChoicesControl = (props: ControlProps) => (
  <MultiSelect
    {...shared(props)}
    data={choicesOf(props)}
    value={texts(props.value)}
    onChange={props.onChange}
    searchable
    nothingFoundMessage={w('nothing_fits')}
  />
)

function SwitchControl(props: ControlProps) {
  const { facts, value, onChange } = props
  const Box = facts.required ? Switch : Checkbox
  return (
    <Box
      {...shared(props)}
      checked={value === true}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}

const TagsControl = (props: ControlProps) => (
  <TagsInput
    {...shared(props)}
    data={[...(props.suggestions ?? [])]}
    value={texts(props.value)}
    onChange={props.onChange}
    splitChars={[',', ';', ' ']}
  />
)

const Later = ({ children, ...props }: ControlProps & { children: ReactNode }) => (
  <Suspense fallback={<TextInput label={props.label} aria-label={props.ariaLabel} disabled />}>
    {children}
  </Suspense>
)

const DayControl = (props: ControlProps) => (
  <Later {...props}>
    <DayField {...shared(props)} value={text(props.value)} onChange={props.onChange} />
  </Later>
)

const MomentControl = (props: ControlProps) => (
  <Later {...props}>
    <MomentField
      {...shared(props)}
      value={text(props.value)}
      onChange={props.onChange}
      ahead={props.ahead ?? false}
    />
  </Later>
)

const RichControl = (props: ControlProps) => (
  <Later {...props}>
    <RichText
      {...shared(props)}
      value={text(props.value)}
      onChange={props.onChange}
      mentions={props.mentions}
    />
  </Later>
)

const RecordControl = (props: ControlProps) => (
  <RecordPicker {...props} {...shared(props)} value={props.value ? [text(props.value)] : []} many={false} />
)
const RecordsControl = (props: ControlProps) => (
  <RecordPicker {...props} {...shared(props)} value={texts(props.value)} many />
)

const controls = {
  text: TextControl,
  email: TextControl,
  other: TextControl,
  password: PasswordControl,
  'long-text': LongControl,
  'rich-text': RichControl,
  number: NumberControl,
  duration: DurationControl,
  money: MoneyControl,
  choice: ChoiceControl,
  choices: ChoicesControl,
  switch: SwitchControl,
  date: DayControl,
  'date-time': MomentControl,
  record: RecordControl,
  records: RecordsControl,
  tags: TagsControl,
} satisfies Record<FieldFacts['widget'], (props: ControlProps) => ReactNode>
