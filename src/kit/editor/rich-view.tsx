import type { MouseEvent } from 'react'
import classes from './rich.module.css'

/** Text with its forms, as the server cleaned it: no script, no style, no foreign picture is left in it. */
export function RichView({ html }: { html: string }) {
  return <div className={classes.rich} onClickCapture={beside} dangerouslySetInnerHTML={{ __html: html }} />
}

/** A link to elsewhere opens beside: what is being worked on stays. */
function beside(event: MouseEvent) {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || link.origin === window.location.origin || event.defaultPrevented) return
  event.preventDefault()
  window.open(link.href, '_blank', 'noopener,noreferrer')
}
