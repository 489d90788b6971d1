"""Every address of the desk; all but the root carry the language first."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, path

from hudna.web.pages import (
    account,
    accounts,
    agreements,
    airspace,
    bulletins,
    cases,
    drafts,
    errors,
    evidence,
    exchange,
    exports,
    incidents,
    invitation,
    keys,
    maps,
    measures,
    motions,
    movements,
    offices,
    overview,
    record,
    registers,
    reports,
    saved_views,
    search,
    sharing,
    signatures,
    statements,
    style,
    talks,
    watch,
)

__all__ = ["handler400", "handler403", "handler404", "handler429", "handler500", "urlpatterns"]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler429 = errors.too_many
handler500 = errors.server_error

pages: list[URLPattern | URLResolver] = [
    path("", overview.overview, name="overview"),
    path("reports/", reports.listing, name="reports"),
    path("reports/<str:report_id>/", reports.reading, name="report"),
    path(
        "reports/<str:report_id>/prepare",
        signatures.prepare_correction,
        name="prepare-correction",
    ),
    path("reports/<str:report_id>/submit", signatures.submit_correction, name="submit-correction"),
    path("incidents/", incidents.listing, name="incidents"),
    path("incidents/<str:incident_id>/", incidents.incident, name="incident"),
    path("cases/", cases.listing, name="cases"),
    path("cases/<str:case_id>/", cases.case, name="case"),
    path("cases/<str:case_id>/prepare", signatures.prepare, name="prepare"),
    path("cases/<str:case_id>/submit", signatures.submit, name="submit"),
    path("cases/<str:case_id>/evidence/prepare", evidence.prepare, name="prepare-evidence"),
    path("cases/<str:case_id>/evidence/submit", evidence.submit, name="submit-evidence"),
    path("evidence/<str:evidence_id>/", evidence.evidence, name="evidence"),
    path("evidence/<str:evidence_id>/file", evidence.file, name="evidence-file"),
    path("evidence/<str:evidence_id>/sealed/<str:field>", evidence.sealed, name="sealed"),
    path("evidence/<str:evidence_id>/prepare", evidence.prepare_act, name="prepare-custody"),
    path("evidence/<str:evidence_id>/submit", evidence.submit_act, name="submit-custody"),
    path("measures/<str:measure_id>/", measures.measure, name="measure"),
    path("measures/<str:measure_id>/prepare", signatures.prepare_answer, name="prepare-answer"),
    path("measures/<str:measure_id>/submit", signatures.submit_answer, name="submit-answer"),
    path("motions/<str:motion_id>/", motions.motion, name="motion"),
    path("motions/<str:motion_id>/prepare", signatures.prepare_remark, name="prepare-remark"),
    path("motions/<str:motion_id>/submit", signatures.submit_remark, name="submit-remark"),
    path("registers/", registers.matrix_page, name="registers"),
    path("agreement/", agreements.listing, name="agreement"),
    path(
        "agreement/<str:agreement_id>/<str:agreement_version>/judgements/",
        agreements.rejudged,
        name="rejudged",
    ),
    path("watch/", watch.outlook, name="watch"),
    path("watch/prepare", watch.prepare, name="prepare-watch"),
    path("watch/submit", watch.submit, name="submit-watch"),
    path("airspace/", airspace.listing, name="airspace"),
    path("airspace/prepare", airspace.prepare, name="prepare-airspace"),
    path("airspace/submit", airspace.submit, name="submit-airspace"),
    path("airspace/<str:airspace_id>/", airspace.case, name="airspace-case"),
    path("airspace/<str:airspace_id>/tracks.json", airspace.tracks, name="airspace-tracks"),
    path("airspace/<str:airspace_id>/judgement.json", airspace.judgement, name="airspace-json"),
    path(
        "airspace/<str:airspace_id>/report.<str:language>.<str:extension>",
        airspace.report,
        name="airspace-report",
    ),
    path("airspace/<str:airspace_id>/files/<path:path>", airspace.file, name="airspace-file"),
    path("movements/", movements.listing, name="movements"),
    path("movements/announce", movements.announce, name="announce"),
    path("movements/check", movements.check, name="check-movement"),
    path("movements/prepare", movements.prepare, name="prepare-movement"),
    path("movements/submit", movements.submit, name="submit-movement"),
    path("movements/<str:movement_id>.json", movements.exported, name="movement-file"),
    path("movements/<str:movement_id>/", movements.movement, name="movement"),
    path("talks/", talks.listing, name="talks"),
    path("talks/statements/", statements.listing, name="statements"),
    path("talks/statements/<str:statement_id>.json", statements.proof, name="statement-proof"),
    path("talks/statements/<str:statement_id>/", statements.statement, name="statement"),
    path("talks/drafts/open", drafts.open_form, name="open-draft"),
    path("talks/drafts/open/prepare", drafts.prepare_open, name="prepare-open-draft"),
    path("talks/drafts/submit", drafts.submit, name="submit-draft"),
    path("talks/drafts/<str:draft_id>/", drafts.draft, name="statement-draft"),
    path("talks/drafts/<str:draft_id>/prepare", drafts.prepare, name="prepare-draft"),
    path("bulletins/", bulletins.listing, name="bulletins"),
    path(
        "bulletins/<str:bulletin_id>/<str:language>.<str:extension>",
        bulletins.file,
        name="bulletin-file",
    ),
    path("record/", record.state, name="record"),
    path("record/checkpoint", record.checkpoint, name="checkpoint"),
    path("record/receipt/<int:index>", record.receipt, name="receipt"),
    path("search/", search.search, name="search"),
    path("views/", saved_views.listing, name="views"),
    path("views/save", saved_views.save, name="save-view"),
    path("views/<int:pk>/change", saved_views.change, name="change-view"),
    path("exports/", exports.listing, name="exports"),
    path("exports/<str:kind>.<str:extension>", exports.file, name="export"),
    path("map/areas.geojson", maps.areas, name="map-areas"),
    path("map/incidents.geojson", maps.incidents, name="map-incidents"),
    path("map/view.json", maps.view, name="map-view"),
    path("map/days.json", maps.days, name="map-days"),
    path("keys/", keys.keys, name="keys"),
    path("keys/enrol", signatures.enrol, name="enrol"),
    path("keys/<str:key>/lost", keys.lose_key, name="lose-key"),
    path("keys/<str:key>/revoke", keys.revoke_key, name="revoke-key"),
    path("sign-in/", accounts.sign_in, name="sign-in"),
    path("sign-in/account/", accounts.AccountLogin.as_view(), name="account_login"),
    path("sign-in/passkey/", accounts.PasskeyLogin.as_view(), name="mfa_login_webauthn"),
    path("sign-in/factor/", account.factor, name="mfa_authenticate"),
    path("sign-out/", accounts.sign_out, name="sign-out"),
    path("account/", account.account, name="account"),
    path("account/again/", account.again, name="account_reauthenticate"),
    path("account/again/code/", account.again_by_code, name="mfa_reauthenticate"),
    path("account/again/passkey/", account.again_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("account/password/", account.password, name="account_change_password"),
    path("account/code/", account.code, name="mfa_activate_totp"),
    path("account/code/remove/", account.remove_code, name="mfa_deactivate_totp"),
    path("account/recovery/", account.recovery_codes, name="mfa_view_recovery_codes"),
    path("account/recovery/new/", account.new_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/passkeys/", account.add_passkey, name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/remove/", account.remove_passkey, name="mfa_remove_webauthn"),
    path("account/sessions/", account.sessions, name="sessions"),
    path("invitation/<str:token>/", invitation.invitation, name="invitation"),
    path("offices/", offices.offices, name="offices"),
    path("offices/invite", offices.invite_office, name="invite"),
    path("offices/invitations/<int:pk>/withdraw", offices.withdraw_invitation, name="withdraw"),
    path("offices/accounts/<str:account>/close", offices.close, name="close-account"),
    path("offices/accounts/<str:account>/renew", offices.renew, name="renew-account"),
    path("theme/<str:name>/", accounts.theme, name="theme"),
]
if settings.DEBUG:
    pages.append(path("style/", style.style, name="style"))

nodes: list[URLPattern | URLResolver] = [
    path("record/checkpoint", exchange.checkpoint),
    path("record/tile/<path:path>", exchange.tile),
    path("record/entries", exchange.entries),
    path("record/released", sharing.released),
    path("record/statements", sharing.statements),
    path("record/evidence", sharing.evidence),
    path("record/evidence-file", sharing.evidence_file),
]

if settings.PROVIDERS:
    from hudna.web.pages import providers

    pages += providers.pages
    nodes += providers.back

urlpatterns = [*nodes, *i18n_patterns(*pages)]
