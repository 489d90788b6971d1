"""`--assist`: reading with the language model the environment names."""

import os

import click

from hudna.connect.language_model import LanguageModel, configured
from hudna.errors import ConfigurationError

__all__ = ["assist_option", "named_model"]

assist_option = click.option(
    "--assist",
    is_flag=True,
    help="Let the language model of HUDNA_LLM_URL propose quotes; rules check every one.",
)


def named_model(*, assist: bool) -> LanguageModel | None:
    """Return the model to ask, null without `--assist`; raises where none is named."""
    if not assist:
        return None
    model = configured(os.environ)
    if model is None:
        raise ConfigurationError(
            "no language model is named",
            where="HUDNA_LLM_URL, HUDNA_LLM_MODEL",
            advice="Set both, such as http://127.0.0.1:8080/v1 and the model's name",
        )
    return model
