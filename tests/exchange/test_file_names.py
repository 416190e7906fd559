from hypothesis import given, settings
from hypothesis import strategies as st

from retold.exchange.file_names import file_names


def test_ordinary_names_stay():
    assert file_names(["heron", "t1-01", "Zoë", "李_2"]) == {
        "heron": "heron",
        "t1-01": "t1-01",
        "Zoë": "Zoë",
        "李_2": "李_2",
    }


def test_names_that_lead_elsewhere_or_that_no_file_may_have():
    names = ["../../etc/passwd", "a/b", "a\\b", "..", "", "CON", "nul", "a\0b\n", "-rf", "x" * 100, ".hidden", "a:b?"]
    assert file_names(names) == {
        "../../etc/passwd": "etc-passwd",
        "a/b": "a-b",
        "a\\b": "a-b-2",
        "..": "unnamed",
        "": "unnamed-2",
        "CON": "CON-",
        "nul": "nul-",
        "a\0b\n": "a-b-3",
        "-rf": "rf",
        "x" * 100: "x" * 60,
        ".hidden": "hidden",
        "a:b?": "a-b-4",
    }


def test_case_alone_does_not_keep_files_apart():
    assert file_names(["Heron", "heron", "heron-2"]) == {"Heron": "Heron", "heron": "heron-2", "heron-2": "heron-2-2"}


@settings(deadline=None)
@given(st.lists(st.text()))
def test_any_names_make_files_of_their_own_in_their_folder(tmp_path_factory, names):
    folder = tmp_path_factory.mktemp("named")
    for name in file_names(names).values():
        (folder / f"{name}.html").touch(exist_ok=False)
    assert sum(1 for _ in folder.iterdir()) == len(set(names))
