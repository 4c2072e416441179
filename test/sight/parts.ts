/** Who sees which part of a record. `here` is the team of `scoped` and `lead`; the ticket was asked for by `owner`. */
const table = `
                        owner  stranger  technician  scoped  lead  auditor  administrator
reply                   sees   -         sees        sees    sees  sees     sees
note                    -      -         sees        sees    sees  sees     sees
found-reply             sees   -         sees        sees    sees  sees     sees
found-note              -      -         sees        sees    sees  sees     sees
file                    sees   -         sees        sees    sees  sees     sees
file-internal           -      -         sees        sees    sees  sees     sees
bytes                   sees   -         sees        sees    sees  sees     sees
bytes-internal          -      -         sees        sees    sees  sees     sees
cause                   -      -         sees        sees    sees  sees     sees
minutes                 -      -         sees        sees    sees  sees     sees
by-cause                -      -         sees        sees    sees  sees     sees
tag                     -      -         sees        sees    sees  sees     sees
tag-in-list             -      -         sees        sees    sees  sees     sees
tag-in-csv              -      -         sees        sees    sees  sees     sees
history                 sees   -         sees        sees    sees  sees     sees
link                    sees   -         sees        -       sees  sees     sees
link-to-restricted      sees   -         -           -       -     sees     -
watcher                 -      -         sees        sees    sees  sees     sees
custom-internal         -      -         sees        sees    sees  sees     sees
by-custom-internal      -      -         sees        sees    sees  sees     sees
private-of-person       -      -         -           -       -     -        sees
by-private-of-person    -      -         -           -       -     -        sees
private-address         -      -         -           -       -     -        sees
by-private-address      -      -         -           -       -     -        sees
notes-of-person         -      -         -           -       -     -        sees
reason-of-absence       -      -         -           -       -     -        sees
view-of-the-lead        -      -         -           -       sees  -        -
view-shared-here        -      -         -           sees    sees  -        -
draft-of-the-lead       -      -         -           -       sees  -        -
audit                   -      -         -           -       -     sees     sees
accounts                -      -         -           -       -     sees     sees
`

const [head = '', ...lines] = table.trim().split('\n')
export const partReaders = head.trim().split(/\s+/)
export const parts = lines.map((line) => {
  const [name = '', ...cells] = line.trim().split(/\s+/)
  return { name, cells }
})
