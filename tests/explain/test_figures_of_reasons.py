"""The figures of `recchat eval explanations`, on the bundled films."""

from recchat.catalogue.items import Catalogue
from recchat.evaluate.explanations import evaluate_explanations
from recchat.llm.scripted import ScriptedModel
from recchat.prompts import Prompts

NAMES = ["claim_precision", "replaced_share", "cites_request", "cites_history", "distinct_2"]


def test_composed_reasons_are_true_and_personal(library: Catalogue) -> None:
    figures = {one.name: one for one in evaluate_explanations(library, Prompts(), None, count=150)}
    assert set(NAMES) <= figures.keys()
    assert figures["claim_precision"].value == 1.0
    assert figures["replaced_share"].value == 0.0
    assert figures["cites_request"].value > 0.95
    assert figures["cites_history"].value > 0.6
    assert figures["counterfactual_change"].value == 1.0


def test_a_model_that_talks_nonsense_is_counted(library: Catalogue) -> None:
    model = ScriptedModel(*["It is a tale of two murderous sisters."] * 500)
    figures = {one.name: one for one in evaluate_explanations(library, Prompts(), model, count=20)}
    assert figures["replaced_share"].value == 1.0
    assert figures["claim_precision"].value == 1.0
    assert "composed/claim_precision" in figures
