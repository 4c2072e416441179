import { useState } from 'react'
import { useAsk, useCommand } from '#kit/api'
import { underField } from '#kit/form/edit-in-place.tsx'
import { Administration } from '#kit/administration.tsx'
import { Button } from '#kit/button.tsx'
import { Nothing } from '#kit/empty.tsx'
import { FormDialog } from '#kit/form/form-dialog.tsx'
import { Panel, PanelBody } from '#kit/panel.tsx'
import { Skeleton } from '#kit/skeleton.tsx'
import { When } from '#kit/when.tsx'
import { assets } from '../../contract.ts'
import { w } from '../words.ts'
import classes from './protocols.module.css'

/** The terms of use in all their versions; another version never changes what was accepted before. */
export function Screen() {
  const { data } = useAsk(assets.terms, {})
  const [writing, setWriting] = useState(false)
  const save = useCommand(assets.addTerms, {
    done: ({ version }) => w('terms.done', { version }),
    form: underField,
    closes: () => setWriting(false),
  })
  return (
    <Administration
      current="terms"
      text={w('terms.text')}
      actions={
        <Button kind="primary" icon="plus" onClick={() => setWriting(true)}>
          {w('terms.new')}
        </Button>
      }
    >
      {!data && <Skeleton shape="rows" />}
      {data?.items.length === 0 && <Nothing text={w('terms.none')} />}
      <div className="stack">
        {data?.items.map(({ version, text, created_at, by }, n) => (
          <Panel
            key={version}
            title={w(n === 0 ? 'terms.now' : 'terms.before', { version })}
            sub={
              <>
                {by} · <When at={created_at} />
              </>
            }
          >
            <PanelBody>
              <div className={classes.terms}>{text}</div>
            </PanelBody>
          </Panel>
        ))}
      </div>
      {writing && (
        <FormDialog
          onClose={() => setWriting(false)}
          title={w('terms.new')}
          size={720}
          schema={assets.addTerms.input}
          initial={{ text: data?.items[0]?.text ?? '' }}
          save={w('terms.save')}
          onSave={(values) => save.mutateAsync(values)}
        />
      )}
    </Administration>
  )
}
