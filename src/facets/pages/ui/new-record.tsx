import type { z } from 'zod'
import { AutoForm, type AutoFormProps } from '#kit/form/auto-form.tsx'
import { type Crumb, Page } from '#kit/page.tsx'
import { tell } from '#kit/toast.tsx'
import { useGo, useLeadOn } from '#kit/url'

interface NewRecordProps<S extends z.ZodObject> extends Omit<
  AutoFormProps<S>,
  'version' | 'onSave' | 'onCancel' | 'bare'
> {
  title: string
  /** The way to the list, under whose address each of its records is shown. */
  crumbs: readonly (Crumb & { readonly to: string })[]
  make: (draft: z.output<S>) => Promise<{ key: string }>
  /** The sentence once it is made. */
  done: (draft: z.output<S>) => string
  /** Where whoever gives up goes, if not to the list. */
  back?: string | undefined
}

/** A page that makes a record from one form, and leads on to it. */
export function NewRecord<S extends z.ZodObject>(props: NewRecordProps<S>) {
  const { title, crumbs, make, done, back, ...form } = props
  const go = useGo()
  const leadOn = useLeadOn()
  const list = crumbs.at(-1)?.to ?? '/'
  return (
    <Page layout="form" title={title} crumbs={crumbs}>
      <AutoForm<S>
        {...form}
        onSave={async (draft) => {
          const { key } = await make(draft)
          tell({ text: done(draft) })
          leadOn(`${list}/${key}`)
        }}
        onCancel={() => go(back ?? list)}
      />
    </Page>
  )
}
