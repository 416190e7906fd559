"""Every address there is (routing). Ids in them are 128 random bits; no address holds a private word."""

from django.urls import path, register_converter

from retold.web import errors
from retold.web.views import (
    actions,
    agreements,
    applications,
    assents,
    calls,
    cohorts,
    concerns,
    conflicts,
    consents,
    endings,
    health,
    ideas,
    invitations,
    match_runs,
    meetings,
    memberships,
    organisations,
    pairs,
    proposals,
    reflections,
    released_ideas,
    reports,
    retellings,
    said_and_done,
    schemes,
    seats,
    sign_in,
    stories,
    studies,
    today,
)


class Id:
    """The id of a record in an address."""

    regex = "[a-z2-7]{26}"

    def to_python(self, value: str) -> str:
        """As it is."""
        return value

    def to_url(self, value: str) -> str:
        """As it is."""
        return value


register_converter(Id, "id")
handler404 = errors.not_found
handler500 = errors.our_fault
handler403 = errors.not_found
handler400 = errors.not_understood

urlpatterns = [
    path("health", health.health, name="health"),
    path("ready", health.ready, name="ready"),
    # Signing in. The names are those that allauth asks for; they all lead to one page.
    path("sign-in/", sign_in.ask, name="account_login"),
    path("sign-in/new/", sign_in.again, name="account_signup"),
    path("sign-in/ask/", sign_in.again, name="account_request_login_code"),
    path("sign-in/code/", sign_in.code, name="account_confirm_login_code"),
    path("sign-in/confirm/", sign_in.again, name="account_email_verification_sent"),
    path("sign-in/inactive/", sign_in.again, name="account_inactive"),
    path("sign-in/once-more/", sign_in.again, name="account_reauthenticate"),
    path("sign-in/reset/", sign_in.again, name="account_reset_password"),
    path("sign-out/", sign_in.out, name="account_logout"),
    # Whoever is here.
    path("", today.show, name="today"),
    path("seats/", seats.choose, name="seats"),
    path("seats/name/", seats.name, name="seat-name"),
    path("invitations/<id:pk>/take/", invitations.take, name="invitation-take"),
    path("invitations/<id:pk>/revoke/", invitations.revoke, name="invitation-revoke"),
    # The house and its rounds.
    path("organisation/", organisations.show, name="organisation"),
    path("organisation/change/", organisations.change, name="organisation-change"),
    path("organisation/schemes/new/", schemes.plan, name="scheme-plan"),
    path("organisation/schemes/<id:pk>/change/", schemes.change, name="scheme-change"),
    path("members/", memberships.show, name="members"),
    path("members/<id:pk>/end/", memberships.end, name="membership-end"),
    path("members/invite/", invitations.invite, name="invite"),
    path("rounds/", cohorts.show_all, name="cohorts"),
    path("rounds/new/<id:scheme>/", cohorts.plan, name="cohort-plan"),
    path("rounds/<id:pk>/", cohorts.show, name="cohort"),
    path("rounds/<id:pk>/change/", cohorts.change, name="cohort-change"),
    path("rounds/<id:pk>/steps/<slug:step>/", cohorts.move_on, name="cohort-step"),
    path("rounds/<id:pk>/applications/", applications.show_all, name="applications"),
    # Ideas and what comes of them: the pair's pages, the committee's, everybody's.
    path("ideas/", ideas.my_ideas, name="ideas"),
    path("ideas/<id:pk>/", ideas.show, name="idea"),
    path("ideas/<id:pk>/change/", ideas.change, name="idea-change"),
    path("ideas/<id:pk>/agree/", ideas.agree, name="idea-agree"),
    path("ideas/<id:pk>/reopen/", ideas.reopen, name="idea-reopen"),
    path("ideas/<id:pk>/name/", ideas.name, name="idea-name"),
    path("ideas/<id:pk>/withdraw/", ideas.withdraw, name="idea-withdraw"),
    path("ideas/<id:pk>/reply/", ideas.reply, name="idea-reply"),
    path("ideas/<id:pk>/reply/agree/", ideas.agree_to_reply, name="idea-reply-agree"),
    path("pairs/<id:pk>/ideas/new/", ideas.write, name="idea-write"),
    path("committee/ideas/", released_ideas.show_all, name="released-ideas"),
    path("committee/ideas/<id:pk>/", released_ideas.show, name="released-idea"),
    path("committee/ideas/<id:pk>/answer/", released_ideas.answer, name="released-idea-answer"),
    path("committee/actions/", actions.show_all, name="actions"),
    path("committee/actions/new/", actions.plan, name="action-plan"),
    path("committee/actions/<id:pk>/", actions.show, name="action"),
    path("committee/actions/<id:pk>/change/", actions.change, name="action-change"),
    path("committee/actions/<id:pk>/notes/", actions.note, name="action-note"),
    path("committee/actions/<id:pk>/steps/<slug:step>/", actions.move_on, name="action-step"),
    path("said-and-done/", said_and_done.choose, name="said-and-done-rounds"),
    path("rounds/<id:pk>/said-and-done/", said_and_done.show, name="said-and-done"),
    # Applying.
    path("calls/<id:pk>/", calls.show, name="call"),
    path("calls/<id:pk>/apply/<slug:role>/", calls.apply, name="call-apply"),
    path("applications/<id:pk>/", applications.my_application, name="application"),
    path("applications/<id:pk>/questions/<slug:name>/", applications.question, name="application-question"),
    path("applications/<id:pk>/consent/", consents.decide, name="application-consent"),
    path("applications/<id:pk>/check/", applications.check, name="application-check"),
    path("applications/<id:pk>/withdraw/", applications.withdraw, name="application-withdraw"),
    path("applications/<id:pk>/matching/<slug:name>/", applications.matching, name="application-matching"),
    path("applications/<id:pk>/read/", applications.read, name="application-read"),
    path("applications/<id:pk>/decisions/<slug:step>/", applications.decide, name="application-decide"),
    # Matching.
    path("not-with/", conflicts.not_with, name="not-with"),
    path("not-with/<id:pk>/lift/", conflicts.lift, name="veto-lift"),
    path("conflicts/<id:pk>/end/", conflicts.end, name="conflict-end"),
    path("rounds/<id:pk>/conflicts/", conflicts.show_all, name="conflicts"),
    path("rounds/<id:pk>/matching/", match_runs.show_all, name="matching"),
    path("matching/<id:pk>/", match_runs.board, name="match-run"),
    path("matching/<id:pk>/others/", match_runs.others, name="match-others"),
    path("matching/<id:pk>/try/", match_runs.attempt, name="match-try"),
    path("matching/<id:pk>/again/", match_runs.again, name="match-again"),
    path("matching/<id:pk>/publish/", match_runs.publish, name="match-publish"),
    path("matching/<id:pk>/set-aside/", match_runs.set_aside, name="match-set-aside"),
    path("matching/<id:pk>/approve/", match_runs.approve, name="match-approve"),
    path("proposals/<id:pk>/", proposals.show, name="proposal"),
    path("proposals/<id:pk>/yes/", proposals.say_yes, name="proposal-yes"),
    path("proposals/<id:pk>/no/", proposals.say_no, name="proposal-no"),
    path("proposals/<id:pk>/take-back/", proposals.take_back, name="proposal-take-back"),
    path("proposals/<id:pk>/call-off/", assents.call_off, name="proposal-call-off"),
    path("barred-pairs/<id:pk>/go-on/", assents.go_on, name="pair-bar-go-on"),
    path("agree/<id:pk>/", assents.answer, name="assent"),
    path("proposals/<id:pk>/<slug:step>/", match_runs.lock, name="proposal-lock"),
    # Pairs.
    path("rounds/<id:pk>/pairs/", pairs.show_all, name="pairs"),
    path("pairs/<id:pk>/", pairs.show, name="pair"),
    path("pairs/<id:pk>/prepare/", pairs.prepare, name="pair-prepare"),
    path("pairs/<id:pk>/agreement/", agreements.show, name="agreement"),
    path("agreements/<id:pk>/change/", agreements.change, name="agreement-change"),
    path("agreements/<id:pk>/sign/", agreements.sign, name="agreement-sign"),
    path("agreements/<id:pk>/reopen/", agreements.reopen, name="agreement-reopen"),
    path("agreements/<id:pk>/renew/", agreements.renew, name="agreement-renew"),
    # Meeting, pausing, ending.
    path("meetings/", meetings.my_meetings, name="meetings"),
    path("pairs/<id:pk>/meetings/new/", meetings.plan, name="meeting-plan"),
    path("meetings/<id:pk>/", meetings.show, name="meeting"),
    path("meetings/<id:pk>/move/", meetings.move, name="meeting-move"),
    path("meetings/<id:pk>/cancel/", meetings.cancel, name="meeting-cancel"),
    path("meetings/<id:pk>/answer/", meetings.answer, name="meeting-answer"),
    path("meetings/<id:pk>/file/", meetings.file, name="meeting-file"),
    path("cards/", meetings.cards, name="cards"),
    path("cards/<slug:name>/", meetings.one_card, name="card"),
    path("pairs/<id:pk>/pause/", endings.pause, name="pair-pause"),
    path("pairs/<id:pk>/leave/", endings.leave, name="pair-leave"),
    path("pairs/<id:pk>/acts/<slug:act>/", endings.act, name="pair-act"),
    path("rounds/<id:pk>/meetings/", endings.show_all, name="standings"),
    path("talks/<id:pk>/answer/", endings.talked, name="talk-answer"),
    # What is one's own alone. Private pages and concerns are "pages" and "letters" in addresses.
    path("own/", reflections.way_in, name="own"),
    path("own/pages/", reflections.my_pages, name="own-pages"),
    path("own/pages/about/<id:pk>/", reflections.write, name="own-page-write"),
    path("own/pages/<id:pk>/", reflections.change, name="own-page"),
    path("own/pages/<id:pk>/throw-away/", reflections.throw_away, name="own-page-throw-away"),
    path("own/letters/", concerns.my_concerns, name="own-letters"),
    path("own/letters/begin/", concerns.begin, name="own-letter-begin"),
    path("own/letters/<id:pk>/", concerns.show, name="own-letter"),
    path("own/letters/<id:pk>/questions/<slug:name>/", concerns.question, name="own-letter-question"),
    path("own/letters/<id:pk>/check/", concerns.check, name="own-letter-check"),
    path("own/letters/<id:pk>/withdraw/", concerns.withdraw, name="own-letter-withdraw"),
    path("own/letters/<id:pk>/another/", concerns.choose_another, name="own-letter-another"),
    path("letters/", concerns.received, name="letters"),
    path("letters/<id:pk>/", concerns.read, name="letter"),
    path("letters/<id:pk>/notes/", concerns.note, name="letter-note"),
    path("letters/<id:pk>/close/", concerns.close, name="letter-close"),
    path("letters/<id:pk>/steps/<slug:step>/", concerns.step, name="letter-step"),
    path("away/", concerns.away, name="away"),
    # The study, for its researchers.
    path("studies/", studies.show_all, name="studies"),
    path("rounds/<id:pk>/studies/new/", studies.plan, name="study-plan"),
    path("studies/<id:pk>/", studies.show, name="study"),
    path("studies/<id:pk>/change/", studies.change, name="study-change"),
    path("studies/<id:pk>/deviate/", studies.deviate, name="study-deviate"),
    path("studies/<id:pk>/open/", studies.open_it, name="study-open"),
    path("studies/<id:pk>/close/", studies.close, name="study-close"),
    path("studies/<id:pk>/unblind/", studies.unblind, name="study-unblind"),
    path("studies/<id:pk>/frozen/", studies.frozen, name="study-frozen"),
    path("studies/<id:pk>/retellings/", retellings.show_all, name="retellings"),
    path("retellings/<id:pk>/", retellings.show, name="retelling"),
    path("studies/<id:pk>/changed/", reports.show, name="report"),
    path("studies/<id:pk>/changed/work-out/", reports.ask, name="report-ask"),
    path("studies/<id:pk>/changed/<slug:name>/", reports.file, name="report-file"),
    # The stories, for their writers.
    path("stories/", stories.show_all, name="stories"),
    path("stories/<id:pk>/first/", stories.open_first, name="story-open-first"),
    path("stories/<id:pk>/second/", stories.open_second, name="story-open-second"),
    path("stories/<id:pk>/write/", stories.write, name="story-write"),
    path("stories/<id:pk>/hand-in/", stories.hand_in, name="story-hand-in"),
    path("stories/<id:pk>/read/", stories.read, name="story-read"),
    path("stories/<id:pk>/withdraw/", stories.withdraw, name="story-withdraw"),
    path("stories/<id:pk>/both/", stories.mirror, name="story-mirror"),
]
