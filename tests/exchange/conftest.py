import json

import pytest


@pytest.fixture
def folder(tmp_path):
    """Make a folder of files: texts or bytes as they are, anything else as JSON."""

    def made(files, at="."):
        for name, content in files.items():
            path = tmp_path / at / name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = content if isinstance(content, bytes | str) else json.dumps(content)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return tmp_path / at

    return made
