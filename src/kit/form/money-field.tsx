import { TextInput } from '@mantine/core'
import { useState, type ComponentProps } from 'react'
import { moneyOf, moneySaid, moneyText } from '#lib/money/money'
import { readMoney } from '#lib/money/read-money'
import { spoken } from '#lib/words'
import { useMe } from '../me.tsx'

interface MoneyFieldProps extends Omit<ComponentProps<typeof TextInput>, 'value' | 'onChange'> {
  value: unknown
  onChange: (value: unknown) => void
}

/** Money as its reader writes it; a number alone is of the organisation's currency. What cannot be read is sent as typed, and refused with a sentence. */
export function MoneyField({ value, onChange, onBlur, ...rest }: MoneyFieldProps) {
  const usual = useMe()?.currency ?? 'EUR'
  const shown = (text: string) => {
    const read = readMoney(text)
    return 'problem' in read ? text : moneySaid(moneyOf(text), spoken())
  }
  const [typed, setTyped] = useState(() => (typeof value === 'string' ? shown(value) : ''))
  const type = (text: string) => {
    setTyped(text)
    const read = readMoney(text, usual)
    onChange(text.trim() === '' ? undefined : 'problem' in read ? text : moneyText(read))
  }
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={(event) => {
        // Said back as it was understood.
        if (typeof value === 'string') setTyped(shown(value))
        onBlur?.(event)
      }}
    />
  )
}
