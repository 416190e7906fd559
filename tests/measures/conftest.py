import pytest


@pytest.fixture(scope="session")
def four_coders():
    """Four coders, twelve units, None not judged: Krippendorff, Content Analysis (2004), chapter 11; also Gwet's."""
    return [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
