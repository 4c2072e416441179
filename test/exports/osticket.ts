/** The export of a queue: what is usual of its columns, dates as they lie in the database. */
export const osTicketQueue = `Ticket Number,Date Created,Subject,From,From Email,Priority,Department,Help Topic,Source,Current Status,Last Updated,SLA Due Date,SLA Plan,Due Date,Closed Date,Overdue,Merged,Linked,Answered,Agent Assigned,Team Assigned,Thread Count,Reopen Count,Attachment Count,Task Count
004711,2026-01-15 10:00:00,Winch control is silent,Lena Fjord,lena@fjord.example,Emergency,Network,General Inquiry / Winches,Email,Closed,2026-01-20 12:30:00,2026-01-17 10:00:00,Default SLA,,2026-01-20 09:00:00,No,No,No,Yes,Tina Tech,Night shift,3,0,1,0
004712,2026-02-15 10:00:00,"Plotter freezes, often",Lena Fjord,lena@fjord.example,Low,Deck,,Other,On the crane,2026-02-16 12:30:00,,,,,No,No,No,No,,,1,0,0,0
`

/** Its messages, as the query in the documentation writes them. */
export const osTicketThread = `id,ticket,sender,internal,from,subject,body,content_type,created_at
11,004711,Customer,0,Lena Fjord,Winch,"<p>It says <b>nothing</b></p><script>alert(1)</script><img src=x onerror=alert(1)>",text/html,2026-01-15 10:00:00
12,004711,Agent,1,Ola Gone,,Fuse was blown,text/plain,2026-01-15 11:00:00
13,004711,Agent,0,Tina Tech,,"Done,
try again",text/plain,2026-01-15 12:00:00
`
