"""The clock of a machine on which it is another day. Python reads this at the start of each process of the site.

Only the machine's clock is another: the site is not told, and has no setting for it.
"""

import os
import time

import time_machine

time_machine.travel(time.time() + float(os.environ["SECONDS_AHEAD"]), tick=True).start()
