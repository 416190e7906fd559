"""A Dask cluster of two processes on this machine; prints its address and their ids, ends when its input does."""

import os
import sys
from pathlib import Path

from distributed import LocalCluster

if __name__ == "__main__":
    os.chdir(Path(sys.argv[1]))
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1"
    ) as cluster:
        print(cluster.scheduler_address, *(nanny.pid for nanny in cluster.workers.values()), flush=True)  # noqa: T201
        sys.stdin.read()
