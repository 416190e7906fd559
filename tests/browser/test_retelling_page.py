import pytest
from axe_playwright_python.sync_playwright import Axe

from factories.retellings import aside, circumstance, coded, pair_of, telling
from retold.analysis.page import retelling_page

pytestmark = pytest.mark.browser

TEXT = "He did not know how. She rang them twice.\n\nShe was never weak, and they had to answer."


@pytest.fixture(scope="module")
def html():
    return retelling_page(coded(), invented=True)


@pytest.fixture(scope="module")
def small():
    before = telling(
        TEXT,
        [("student-deficit", 3, 19), ("barrier-individual", 0, 15), ("institution-benevolent", 21, 40)],
        set_aside=[aside("student-deficit", 43, 61)],
        circumstances=[circumstance(25, 34, "telephone")],
    )
    after = telling(
        TEXT,
        [("student-agent", 21, 40), ("institution-responsible", 67, 85), ("ending-pragmatic", 43, 85)],
        circumstances=[circumstance(25, 34, "telephone")],
        ending="pragmatic",
    )
    return retelling_page(pair_of(before, after))


def letters(page):
    """What is printed in the stories and can be seen, with its key."""
    return page.evaluate(
        "[...document.querySelectorAll('.text .key')].filter(key => key.getClientRects().length)"
        ".map(key => key.id.slice(2) + key.dataset.letter)",
    )


def focused(page):
    return page.evaluate("document.activeElement.id")


def notes(page):
    found = [" ".join(text.split()) for text in page.locator(".note:visible").all_inner_texts()]
    return [note.replace(" ‹ › Close", " |") for note in found]


# Anybody may read it


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(show, html, width, scheme):
    page = show(html, width=width, color_scheme=scheme)
    page.locator(".number").first.click()
    for step in ("", "n", "?"):
        if step:
            page.keyboard.press(step)
        assert Axe().run(page).response["violations"] == []


def test_without_script_everything_is_there(show, small):
    page = show(small, java_script_enabled=False)
    assert page.locator(".key:visible").evaluate_all("keys => keys.map(key => key.dataset.letter)") == list("IDBAPO")
    assert page.locator(".entry:visible").count() == 9
    page.locator("#m-b2").click()
    assert page.url.endswith("#d-b2")
    page.locator("[data-name^='Barriers, first story']").click()
    assert page.url.endswith("#n-b-barriers")
    assert page.locator("dt:target + dd:visible").inner_text() == "I “He did not know”"
    assert page.locator(".with-script:visible").count() == 0
    assert page.locator(".story .text").all_text_contents() == [TEXT, TEXT]


def test_without_script_one_construct_at_a_time(show, small):
    page = show(small, java_script_enabled=False)
    page.locator("label[for=v-institution]").click()
    shown = page.locator(".key:visible").evaluate_all("keys => keys.map(key => key.dataset.letter)")
    assert shown == ["B", "O"]


@pytest.mark.parametrize(("width", "letter_size"), [(320, 16), (360, 16), (1280, 16), (640, 32), (1280, 32), (360, 32)])
def test_nothing_needs_sideways_scroll(show, html, width, letter_size):
    page = show(html, width=width)
    page.evaluate(f"document.documentElement.style.fontSize = '{letter_size}px'")
    page.locator(".number").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_the_browser_shows_the_very_text(show):
    text = "one\r\ntwo\r\rthree \u202eRTL\u202c <b>&amp;</b> e\u0301 \U0001f469\u200d⚕️\ttab  two"
    told = telling(text, [("student-agent", 2, 30), ("student-deficit", 10, len(text))])
    page = show(retelling_page(pair_of(told, told)))
    assert page.locator(".story .text").all_text_contents() == [text, text]


def test_stories_stand_beside_each_other_or_one_below_the_other(show, small):
    def places(page):
        return [page.locator(f"#story-{side}").bounding_box() for side in ("b", "a")]

    first, second = places(show(small, width=1280))
    assert first["y"] == second["y"]
    assert first["x"] + first["width"] < second["x"]
    phone = show(small, width=360)
    first, second = places(phone)
    assert first["x"] == second["x"]
    assert first["y"] + first["height"] <= second["y"]
    phone.get_by_text("Second", exact=True).click()
    assert [phone.locator(f"#story-{side}").is_visible() for side in ("b", "a")] == [False, True]


def test_no_line_hides_another(show):
    text = "Everything that could be said of her was said in one long breath by somebody else."
    codes = ["student-deficit", "institution-benevolent", "barrier-individual", "student-recipient", "student-agent"]
    told = telling(text, [(code, 2 * n, 70 + 2 * n) for n, code in enumerate(codes)])
    page = show(retelling_page(pair_of(told, told)))
    bottoms = page.evaluate(
        "['b1','b2','b3','b4','b5'].map(id => Math.round(document.querySelector(`mark[data-of=${id}]`)"
        ".getClientRects()[0].bottom))",
    )
    assert [bottom - bottoms[0] for bottom in bottoms] == [0, 5, 10, 15, 20]


def test_forced_colours_keep_marks_apart(show, small):
    page = show(small, forced_colors="active")
    page.keyboard.press("j")
    seen = page.evaluate(
        """['b1', 'b3', 'bc1'].map(id => {
          const style = getComputedStyle(document.querySelector(`mark[data-of=${id}]`));
          return [style.backgroundColor === getComputedStyle(document.body).backgroundColor, style.borderBottomStyle];
        })""",
    )
    assert seen == [[False, "dashed"], [True, "dashed"], [True, "none"]]


# Marks


def test_one_construct_at_a_time(show, small):
    page = show(small)
    assert letters(page) == ["b1I", "b2D", "b3B", "a1A", "a2P", "a3O"]
    seen = {}
    for key in "123456":
        page.keyboard.press(key)
        seen[page.locator("[name=view]:checked").get_attribute("value")] = letters(page)
    assert seen == {
        "student": ["b2D", "a1A"],
        "institution": ["b3B", "a3O"],
        "barrier": ["b1I"],
        "ending": ["a2P"],
        "all": ["b1I", "b2D", "b3B", "a1A", "a2P", "a3O"],
        "life": ["bc1c", "ac1c"],
    }


def test_what_was_not_counted_is_shown_when_asked_for(show, small):
    page = show(small)
    page.get_by_text("Not counted (1)").click()
    assert letters(page) == ["b1I", "b2D", "b3B", "bx1D", "a1A", "a2P", "a3O"]
    page.keyboard.press("n")
    assert "bx1D" not in letters(page)


def test_keys_walk_over_the_marks(show, small):
    page = show(small)
    walked = []
    for key in ("j", "j", "ArrowRight", "ArrowDown", "k", "ArrowLeft"):
        page.keyboard.press(key)
        walked.append(focused(page))
    assert walked == ["m-b1", "m-b2", "m-b3", "m-a1", "m-b3", "m-b2"]
    assert notes(page) == [
        (
            "2 of 3 | D Student: deficit “did not know how” The words speak of the student. Speaks of the student. "
            "Nearly all such suggestions agreed with coded stories."
        ),
    ]
    page.keyboard.press("Escape")
    assert notes(page) == []
    assert focused(page) == "m-b2"


def test_each_story_is_one_stop_of_the_tab_key(show, small):
    page = show(small)
    assert page.locator(".text .key[tabindex='0']").evaluate_all("keys => keys.map(key => key.id)") == ["m-b1", "m-a1"]
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator(".text .key[tabindex='0']").evaluate_all("keys => keys.map(key => key.id)") == ["m-b2", "m-a1"]


def test_the_tab_key_reaches_everything_that_can_be_used(show, small):
    page = show(small)
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "(({ id, className, textContent }) => id || className || textContent)(document.activeElement)"
        )
        if name and name not in reached:
            reached.append(name)
    controls = ["skip", "number", "v-all", "asides", "keys", "m-b1", "‹", "›", "Close", "to-words", "m-a1"]
    assert reached[: len(controls)] == controls


def test_overlapping_marks_are_all_within_reach(show, small):
    page = show(small)
    words = page.locator("mark[data-of=b2]").first
    words.click(position={"x": 60, "y": 10})
    assert focused(page) == "m-b2"
    words.click(position={"x": 60, "y": 10})
    assert focused(page) == "m-b1"
    page.keyboard.press("o")
    assert focused(page) == "m-b2"


def test_focus_can_be_seen_and_is_not_covered(show, html):
    page = show(html, height=700)
    for _ in range(20):
        page.keyboard.press("j")
        covered, outline = page.evaluate(
            """() => {
              const key = document.activeElement, box = key.getClientRects()[0];
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return [top !== key, getComputedStyle(key).outlineStyle];
            }""",
        )
        assert (covered, outline) == (False, "solid")


# Numbers


def test_a_number_opens_to_its_words(show, small):
    page = show(small)
    page.locator("[data-name='Characterisation, both stories']").click()
    assert page.locator("mark.rests").evaluate_all("all => [...new Set(all.map(m => m.dataset.of))]") == ["b2", "a1"]
    assert page.locator("[name=view]:checked").get_attribute("value") == "student"
    assert focused(page) == "m-b2"
    lines = "marks => marks.map(mark => mark.dataset.of + getComputedStyle(mark).borderBottomStyle)"
    assert page.locator("#story-b mark").evaluate_all(lines) == [
        "b1none",
        "b2dashed",
        "b2dashed",
        "b3none",
        "bc1none",
        "bx1none",
    ]
    assert [note.split(" The words")[0] for note in notes(page)] == [
        "Characterisation, both stories | D Student: deficit “did not know how”",
        "Characterisation, both stories | A Student: agent “She rang them twice”",
    ]
    page.keyboard.press("j")
    assert focused(page) == "m-a1"
    page.keyboard.press("Escape")
    assert page.locator("mark.rests").count() == 0
    assert page.evaluate("document.activeElement.dataset.name") == "Characterisation, both stories"


def test_the_words_come_into_view(show, html):
    page = show(html, height=600)
    page.locator("[data-name^='Barriers, second story']").click()
    box = page.locator("mark.chosen").first.bounding_box()
    assert 0 < box["y"] < 600


def test_depth_opens_to_the_circumstances(show, small):
    page = show(small)
    page.locator("[data-name^='Depth, second story']").click()
    assert letters(page) == ["ac1c"]
    lines = "marks => marks.map(mark => mark.dataset.of + getComputedStyle(mark).borderBottomStyle)"
    assert page.locator("#story-b mark.circumstance").evaluate_all(lines) == ["bc1none"]
    assert page.locator(".part h4:visible").all_inner_texts() == ["Concrete circumstances"] * 2
    assert notes(page) == ["Depth, second story: 5.56 | c Circumstance: telephone “rang them”"]


def test_a_number_of_a_story_that_is_hidden_shows_it(show, small):
    page = show(small, width=360)
    page.get_by_text("First", exact=True).click()
    page.locator("[data-name^='Depth, second story']").click()
    assert focused(page) == "m-ac1"


# The ending, the keys, paper


def test_the_ending_stays_at_hand(show, html):
    page = show(html, height=600)
    top = page.locator("#story-b").bounding_box()["y"]
    for further in (0, 200, 400):
        page.evaluate(f"window.scrollTo(0, {top + further})")
        for pinned in page.locator(".pinned").all():
            box = pinned.bounding_box()
            assert 0 <= box["y"] <= 600 - box["height"] + 1
    page.locator("#story-a .pinned a").click()
    assert page.locator("mark.chosen").first.get_attribute("class") == "finding ending plus l0 o0 chosen"


def test_a_list_entry_leads_to_its_words_whatever_is_shown(show, small):
    page = show(small)
    page.locator("#d-bx1 .to-words").click()
    assert focused(page) == "m-bx1"
    page.locator("#d-ac1 .to-words").click()
    assert focused(page) == "m-ac1"
    page.locator("#v-student + label").click()
    assert page.locator("#d-b1").is_hidden()


def test_single_keys_can_be_switched_off(show, small):
    page = show(small)
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.get_by_label("Use single keys").uncheck()
    page.keyboard.press("Escape")
    assert page.locator("#help").is_hidden()
    page.keyboard.press("1")
    page.keyboard.press("j")
    assert page.locator("[name=view]:checked").get_attribute("value") == "all"
    assert notes(page) == []
    page.locator("#m-b1").focus()
    page.keyboard.press("ArrowRight")
    assert focused(page) == "m-b2"


def test_paper_shows_both_stories_beside_each_other_and_no_controls(show, html):
    page = show(html, width=690)
    page.emulate_media(media="print", color_scheme="dark")
    first, second = (page.locator(f"#story-{side}").bounding_box() for side in ("b", "a"))
    assert first["y"] == second["y"]
    assert [page.locator(name).first.is_visible() for name in (".bar", "#keys", ".skip", ".pinned")] == [
        False,
        False,
        False,
        True,
    ]
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_ten_thousand_words_and_five_hundred_findings_answer_at_once(show):
    text = "She asked them what the rule was for and wrote it down. " * 950
    told = telling(text, [("student-agent", n * 100, n * 100 + 60) for n in range(500)])
    page = show(retelling_page(pair_of(told, told)))
    took = page.evaluate(
        """() => {
          const begun = performance.now();
          for (const key of ["j", "j", "1", "5", "j"])
            document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
          document.body.offsetHeight;
          return (performance.now() - begun) / 5;
        }""",
    )
    assert took < 1000
