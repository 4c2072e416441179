const lately = 300_000
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

let last = Date.now()
const note = () => {
  last = Date.now()
}
for (const sign of signs) globalThis.addEventListener?.(sign, note, { passive: true, capture: true })

/** Whether somebody sits here: a page that lies open alone keeps no session from running out. */
export const isAttended = () => Date.now() - last < lately
