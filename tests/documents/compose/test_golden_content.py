"""The papers of the small district, word by word."""

from ita_desktop.documents.compose.agenda import compose_agenda
from ita_desktop.documents.compose.matrix import compose_matrix
from ita_desktop.documents.compose.memo import compose_memo
from ita_desktop.documents.compose.order import compose_order
from ita_desktop.model.year import PaperKind
from tests.documents.compose.golden_content import assert_golden
from tests.documents.compose.small_district import small_district


def test_the_memo_that_proposes_the_order() -> None:
    assert_golden(compose_memo(small_district(), PaperKind.PROPOSAL_MEMO), "memo-proposal")


def test_the_memo_that_invites_to_the_meeting() -> None:
    assert_golden(compose_memo(small_district(), PaperKind.INVITATION_MEMO), "memo-invitation")


def test_the_memo_that_submits_the_measures() -> None:
    assert_golden(compose_memo(small_district(), PaperKind.SUBMISSION_MEMO), "memo-submission")


def test_the_order() -> None:
    assert_golden(compose_order(small_district()), "order")


def test_the_agenda() -> None:
    assert_golden(compose_agenda(small_district()), "agenda")


def test_the_matrix() -> None:
    assert_golden(compose_matrix(small_district()), "matrix")
