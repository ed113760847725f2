"""What has been decided, and armies of others: neither tells what should become of the mission."""

from __future__ import annotations

import pytest

from penholder.model import Force, Stance
from tests.claims.test_positions import brief, stand


@pytest.mark.parametrize(
    ("content", "cue", "force"),
    [
        ("the resolution that extended the mandate of UNMISS", "welcomed", Force.PRAISES),
        ("the renewal of the mandate of UNMISS last week", "welcomed", Force.PRAISES),
        ("the decision to end the mandate of MINUSCA", "regretted", Force.REGRETS),
    ],
)
def test_welcome_and_regret_of_what_is_done_are_no_stance(content: str, cue: str, force: Force) -> None:
    assert stand(f"The envoy {cue} {content}.", content, cue, force=force) == ()


def test_what_would_be_welcome_is_supported() -> None:
    content = "France would welcome the renewal of the mandate of UNMISS"
    assert brief(stand(f"The envoy said {content}.", content)) == [("keep", Stance.SUPPORTS)]


@pytest.mark.parametrize(
    "content",
    [
        "the immediate withdrawal of Rwandan troops",
        "the full withdrawal of the Israeli army",
        "the immediate departure of the M23",
        "the full withdrawal of all foreign mercenaries",
    ],
)
def test_armies_of_others_are_not_the_mission(content: str) -> None:
    text = f"The Council met on the peacekeeping mission. The envoy demanded {content}."
    assert stand(text, content, "demanded", force=Force.DEMANDS) == ()


@pytest.mark.parametrize("whose", ["the peacekeepers", "UN troops", "MONUSCO", "the force"])
def test_the_missions_own_are(whose: str) -> None:
    content = f"the immediate withdrawal of {whose}"
    text = f"The Council met on the peacekeeping mission. The envoy demanded {content}."
    assert brief(stand(text, content, "demanded", force=Force.DEMANDS)) == [("withdraw", Stance.ASKS)]
