"""Only what can be made of a stock of words comes through its grammar."""

from llguidance import LLMatcher

from recchat.llm.stock import literal, stock_grammar


def test_no_stock_is_no_grammar() -> None:
    assert stock_grammar(()) == ""


def test_the_grammar_is_one_that_llguidance_takes() -> None:
    stock = ("a", "film", "by", "J. A. Bayona", "It's a Wonderful Life", 'the "end"', "M/A [x]")
    assert not LLMatcher.validate_grammar(LLMatcher.grammar_from_lark(stock_grammar(stock)))


def test_the_longest_phrase_comes_first_and_may_open_a_sentence() -> None:
    rules = dict(line.split(": ", 1) for line in stock_grammar(("a", "time loop")).splitlines())
    assert rules["WORD"] == "/time loop|a/"
    assert rules["CAPITAL"] == "/Time loop|A/"


def test_marks_in_names_stand_for_themselves() -> None:
    assert literal("What?  (1972)") == r"What\? \(1972\)"
