import type { ReactNode } from 'react'
import { Section } from '#kit/panel.tsx'
import { Prop, PropsList } from '#kit/props-list.tsx'
import { FilesSection } from '#facets/files/ui/files-section.tsx'
import { LinksSection } from '#facets/links/ui/links-section.tsx'
import { TagsFact } from '#facets/tags/ui/tags-fact.tsx'
import { w } from './words.ts'
import { refusedBy, type Writable } from './writable.ts'

interface FactsSectionProps {
  kind: string
  of: Pick<Writable, 'id' | 'can'>
  /** `Prop`s and what `factOf` made. */
  children: ReactNode
}

/** The facts of a record and its tags: the first section beside it. */
export const FactsSection = ({ kind, of, children }: FactsSectionProps) => (
  <Section title={w('facts')}>
    <PropsList>
      {children}
      <Prop title={w('tags')}>
        <TagsFact record={{ id: of.id, kind }} refused={refusedBy(of)} />
      </Prop>
    </PropsList>
  </Section>
)

interface RecordSideProps {
  kind: string
  of: Pick<Writable, 'id' | 'key' | 'can'>
  /** What its `FactsSection` lists. */
  facts: ReactNode
  /** Sections of its own, below its facts. */
  children?: ReactNode
}

/** Beside a record: its facts and tags, what its room says besides, what it is linked with, its papers. */
export function RecordSide({ kind, of, facts, children }: RecordSideProps) {
  const record = { id: of.id, kind, key: of.key }
  const refused = refusedBy(of)
  return (
    <>
      <FactsSection kind={kind} of={of}>
        {facts}
      </FactsSection>
      {children}
      <LinksSection record={record} refused={refused} />
      <FilesSection record={record} refused={refused} />
    </>
  )
}
