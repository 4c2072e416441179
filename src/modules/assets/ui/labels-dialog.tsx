import { requestFor } from '#lib/client'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { assets } from '../contract.ts'
import { sheetNames } from '../engine/sheets.ts'
import { Labels } from '../schemas.ts'
import { w } from './words.ts'

const schema = Labels.pick({ sheet: true, first: true })

interface LabelsDialogProps {
  /** What is labelled: these, or all that the filter lets through. */
  of: { ids: readonly string[] } | { q: string; sort?: string | undefined }
  n: number
  onClose: () => void
}

/** Asks on which sheet labels are printed, and where on it they begin; opens them as a PDF beside this page. */
export function LabelsDialog({ of, n, onClose }: LabelsDialogProps) {
  const picked = 'ids' in of ? { ids: of.ids.join(',') } : of
  return (
    <FormDialog
      onClose={onClose}
      title={w('labels.title', { n })}
      size={460}
      schema={schema}
      bare="narrow"
      save={w('labels.save')}
      onSave={async (asked) => {
        const { url } = requestFor(assets.labels, { ...picked, ...asked })
        window.open(url, '_blank', 'noopener')
        onClose()
      }}
      extras={{
        sheet: { choices: sheetNames.map((value) => ({ value, title: w(`sheet.${value}`) })) },
      }}
    />
  )
}
