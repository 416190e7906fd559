"""Background work (job queue, scheduler, outbox): what is done without anybody clicking. It stands above the nouns.

What a noun needs of it stays below: asking for a job (`retold.services.jobs`), telling somebody
(`retold.services.notices`).
"""
