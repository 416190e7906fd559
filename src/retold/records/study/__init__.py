"""The study: what was asked, what was written, what the engine read in it. No name and no key to one."""
