"""A template on a model: letters are scored where the template asks for a choice of one."""

from recchat.errors import ModelBusy
from recchat.lab.jobs import Asked
from recchat.lab.running import Finished, finished, run_template
from recchat.llm.scripted import ScriptedModel
from recchat.prompts import Prompts, sample_of


def run_options(model: ScriptedModel) -> Finished:
    asked = Asked(sample_of("rank/options"))
    source = Prompts().source("rank/options")
    return finished(run_template("rank/options", source, asked, model))[1]


def test_options_are_scored_and_the_likeliest_stands_first() -> None:
    done = run_options(ScriptedModel("C"))
    assert done.judged.holds
    assert done.text.startswith("C 1.00, ")


def test_a_model_that_stops_is_told_in_words() -> None:
    done = run_options(ScriptedModel(ModelBusy("The language model is busy.")))
    assert done.error == "The language model is busy."
    assert not done.judged.holds
