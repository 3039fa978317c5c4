"""The charts of the results: a radar of the indicators, and bars in the order of the frame and of the scores."""

from collections.abc import Sequence
from decimal import Decimal

from ita_desktop.documents.compose.measures_captions import Captions
from ita_desktop.documents.compose.measures_results import ranked
from ita_desktop.documents.compose.measures_words import plain_number
from ita_desktop.documents.content import Block, Caption, Chart, ChartKind
from ita_desktop.rules.scores import NodeScore, Scores

FEWEST_ON_RADAR = 3


def compose_charts(scores: Scores, threshold: Decimal, captions: Captions) -> tuple[Block, ...]:
    """Each chart with its caption below; nothing where too few indicators have a score to make a shape."""
    known = [score for score in scores.indicators() if score.shown is not None]
    if len(known) < FEWEST_ON_RADAR:
        return ()
    limit = f"{plain_number(threshold)} คะแนน"
    is_below = any(score.shown is not None and score.shown < threshold for score in known)
    hatched = f" (แท่งลายทแยง คือ ต่ำกว่า {limit})" if is_below else ""
    in_order = [score for _, score, _ in ranked(known)]
    return (
        *_chart(ChartKind.RADAR, known, threshold, captions.chart(f"คะแนนรายตัวชี้วัดเทียบกับเกณฑ์ {limit}")),
        *_chart(ChartKind.BARS, known, threshold, captions.chart(f"คะแนนรายตัวชี้วัด{hatched}")),
        *_chart(
            ChartKind.BARS,
            in_order,
            threshold,
            captions.chart(f"คะแนนรายตัวชี้วัดเรียงจากมากไปน้อย{hatched}"),
        ),
    )


def _chart(
    kind: ChartKind, scores: Sequence[NodeScore], threshold: Decimal, caption: Caption
) -> tuple[Block, ...]:
    chart = Chart(
        kind=kind,
        title=caption.text,
        names=tuple(f"{score.node.code} {score.node.title}" for score in scores),
        scores=tuple(score.shown for score in scores if score.shown is not None),
        score_name="คะแนนที่ได้",
        threshold=threshold,
        threshold_name=f"เกณฑ์ {plain_number(threshold)} คะแนน",
    )
    return (chart, caption)
