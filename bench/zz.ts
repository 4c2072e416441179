import { startEmbedded } from '#kernel/embedded-postgres/embedded'
import { openDb } from '#kernel/db'
const p = await startEmbedded(process.argv[2]!, console.log)
const o = openDb({ url: p.url, statementTimeoutMs: 0 })
for (const q of process.argv.slice(3)) { try { const r = await o.pool.query(q); const t=performance.now(); const r2 = r; console.log(q); for (const row of (Array.isArray(r2)?r2.at(-1):r2).rows) console.log('  ', Object.values(row).length===1?Object.values(row)[0]:JSON.stringify(row)) } catch (e) { console.log(String(e)) } }
await o.close()
if (!p.adopted) await p.stop()
