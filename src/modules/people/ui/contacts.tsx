import type { z } from 'zod'
import { Icon } from '#kit/icon.tsx'
import { Line } from '#kit/panel.tsx'
import type { PersonView } from '../views.ts'
import { w } from './words.ts'

type Person = z.output<typeof PersonView>

/** How to reach someone: addresses and numbers that can be clicked, the first of each on top. */
export function Contacts({ person }: { person: Pick<Person, 'emails' | 'phones' | 'website'> }) {
  const { emails, phones, website } = person
  if (emails.length + phones.length === 0 && website === '')
    return <span className="t3">{w('contact.none')}</span>
  return (
    <>
      {emails.map(({ value, label }) => (
        <Line
          key={value}
          icon={<Icon name="mail" />}
          end={label === 'work' ? undefined : w(`label.${label}`)}
        >
          <a href={`mailto:${value}`}>{value}</a>
        </Line>
      ))}
      {phones.map(({ value, label }) => (
        <Line
          key={value}
          icon={<Icon name={label === 'mobile' ? 'mobile' : 'phone'} />}
          end={label === 'work' ? undefined : w(`label.${label}`)}
        >
          <a href={`tel:${value.replaceAll(/[^+\d]/gu, '')}`}>{value}</a>
        </Line>
      ))}
      {/^https?:\/\//u.test(website) && (
        <Line icon={<Icon name="external" />}>
          <a href={website} rel="noreferrer noopener" target="_blank">
            {website.replace(/^https?:\/\//u, '')}
          </a>
        </Line>
      )}
    </>
  )
}
