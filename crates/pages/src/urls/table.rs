//! The table of addresses: kind, parameters, pattern in French, pattern in English.

use icc_domain::Locale;
use serde::{Deserialize, Serialize};

routes! {
    /// The entrance.
    Home {} "/fr" "/en"
    /// The searchable list of cities.
    Cities {
        /// What is searched for.
        q,
        /// Code of a network, to see its members only.
        network,
        /// Page of the list, from 1; empty means the first.
        page
    } "/fr/municipalites" "/en/municipalities"
    /// A city at its latest published wave.
    City {
        /// The city's slug.
        city
    } "/fr/municipalites/{city}" "/en/municipalities/{city}"
    /// A city at one wave.
    CityWave {
        /// The city's slug.
        city,
        /// The wave's code.
        wave
    } "/fr/municipalites/{city}/{wave}" "/en/municipalities/{city}/{wave}"
    /// A chart, table or report of a city at one wave.
    CityFile {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// The file's name, such as `indicators.svg`.
        file
    } "/fr/municipalites/{city}/{wave}/fichiers/{file}" "/en/municipalities/{city}/{wave}/files/{file}"
    /// How to put a chart of a city into a page of one's own.
    EmbedCode {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// The chart's name, such as `indicators`.
        chart
    } "/fr/municipalites/{city}/{wave}/integrer/{chart}" "/en/municipalities/{city}/{wave}/embed/{chart}"
    /// A chart for a page of somebody else, as it is now.
    Embed {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// The chart's name, for a frame; with an ending, for a picture.
        file
    } "/fr/integrations/{city}/{wave}/{file}" "/en/embeds/{city}/{wave}/{file}"
    /// The same with the very figures of the digest in its address.
    EmbedOf {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// The first digits of the digest of the chart.
        digest,
        /// As above.
        file
    } "/fr/integrations/{city}/{wave}/{digest}/{file}" "/en/embeds/{city}/{wave}/{digest}/{file}"
    /// A score opened down to its answers, or a question of one.
    Explanation {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// Code of the index, indicator, area or question.
        code
    } "/fr/municipalites/{city}/{wave}/calcul/{code}" "/en/municipalities/{city}/{wave}/calculation/{code}"
    /// The list of indicators.
    Indicators {} "/fr/indicateurs" "/en/indicators"
    /// How scores are made, and what they are not.
    Method {} "/fr/methode" "/en/method"
    /// What is known about the accessibility of the pages.
    Accessibility {} "/fr/accessibilite" "/en/accessibility"
    /// Who runs the service, and what its figures are.
    Legal {} "/fr/mentions-legales" "/en/legal"
    /// What is kept about people.
    Privacy {} "/fr/confidentialite" "/en/privacy"
    /// Taking along what is kept about oneself.
    AccountData {} "/fr/compte/donnees" "/en/account/data"
    /// The data sets and their dictionary.
    Data {} "/fr/donnees" "/en/data"
    /// One file of the data page.
    DataFile {
        /// The file's name, such as `scores.csv`.
        file
    } "/fr/donnees/{file}" "/en/data/{file}"
    /// What a kind of problem means and what to do about it.
    ProblemKind {
        /// The kind's code, such as `not-found`.
        kind
    } "/fr/problemes/{kind}" "/en/problems/{kind}"
    /// Signing in.
    SignIn {
        /// Where to go afterwards: a path of this service.
        next
    } "/fr/connexion" "/en/sign-in"
    /// Signing out.
    SignOut {} "/fr/deconnexion" "/en/sign-out"
    /// Asking for a link by mail.
    AskLink {} "/fr/connexion/lien" "/en/sign-in/link"
    /// Signing in with a link.
    UseLink {
        /// The secret of the link.
        token
    } "/fr/connexion/par-lien" "/en/sign-in/by-link"
    /// Asking for a new password.
    AskReset {} "/fr/mot-de-passe/oublie" "/en/password/forgotten"
    /// Choosing a new password.
    Reset {
        /// The secret of the link.
        token
    } "/fr/mot-de-passe/nouveau" "/en/password/new"
    /// Taking an invitation.
    Invitation {
        /// The secret of the link.
        token
    } "/fr/invitation" "/en/invitation"
    /// Making the first administrator.
    FirstAccess {
        /// The secret of the link.
        token
    } "/fr/premier-acces" "/en/first-access"
    /// One's own account.
    Account {} "/fr/compte" "/en/account"
    /// Changing one's name and language.
    AccountProfile {} "/fr/compte/profil" "/en/account/profile"
    /// Changing one's password.
    AccountPassword {} "/fr/compte/mot-de-passe" "/en/account/password"
    /// Ending sessions of one's own.
    AccountSessions {} "/fr/compte/sessions" "/en/account/sessions"
    /// Accepting or declining a role.
    AccountOffer {} "/fr/compte/role-offert" "/en/account/role-offered"
    /// Who is who.
    People {} "/fr/personnes" "/en/people"
    /// Offering a role.
    PeopleInvite {} "/fr/personnes/inviter" "/en/people/invite"
    /// Taking an offer back.
    PeopleWithdraw {} "/fr/personnes/retirer-invitation" "/en/people/withdraw-invitation"
    /// Ending a role.
    PeopleEndRole {} "/fr/personnes/retirer-role" "/en/people/end-role"
    /// Closing and opening an account.
    PeopleAccount {} "/fr/personnes/compte" "/en/people/account"
    /// What was done.
    Journal {} "/fr/journal" "/en/journal"
    /// Mails that wait, and those that no server took.
    Outbox {} "/fr/courriels" "/en/outbox"
    /// The questionnaires that wait for somebody.
    Worklist {} "/fr/questionnaires" "/en/questionnaires"
    /// A questionnaire as its list of tasks.
    Response {
        /// The city's slug.
        city,
        /// The wave's code.
        wave
    } "/fr/questionnaires/{city}/{wave}" "/en/questionnaires/{city}/{wave}"
    /// Beginning to fill it in.
    ResponseStart {
        /// The city's slug.
        city,
        /// The wave's code.
        wave
    } "/fr/questionnaires/{city}/{wave}/commencer" "/en/questionnaires/{city}/{wave}/start"
    /// Choosing whether everybody sees everything.
    ResponseMode {
        /// The city's slug.
        city,
        /// The wave's code.
        wave
    } "/fr/questionnaires/{city}/{wave}/partage" "/en/questionnaires/{city}/{wave}/sharing"
    /// A section as it is filled in.
    ResponseSection {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// Code of the section.
        section
    } "/fr/questionnaires/{city}/{wave}/sections/{section}" "/en/questionnaires/{city}/{wave}/sections/{section}"
    /// Saying that answers from last time are still true.
    ResponseConfirm {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// Code of the section.
        section
    } "/fr/questionnaires/{city}/{wave}/sections/{section}/confirmer" "/en/questionnaires/{city}/{wave}/sections/{section}/confirm"
    /// One question as it is filled in.
    ResponseQuestion {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// Code of the question.
        question
    } "/fr/questionnaires/{city}/{wave}/questions/{question}" "/en/questionnaires/{city}/{wave}/questions/{question}"
    /// Keeping what is being written, for the page's own script.
    ResponseDraft {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// Code of the question.
        question
    } "/fr/questionnaires/{city}/{wave}/questions/{question}/brouillon" "/en/questionnaires/{city}/{wave}/questions/{question}/draft"
    /// Translating what was written beside answers.
    ResponseTranslations {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// Tag of the language into which it is translated.
        language
    } "/fr/questionnaires/{city}/{wave}/traductions/{language}" "/en/questionnaires/{city}/{wave}/translations/{language}"
    /// Everything that an answer ever was.
    ResponseHistory {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// Code of the question.
        question
    } "/fr/questionnaires/{city}/{wave}/questions/{question}/historique" "/en/questionnaires/{city}/{wave}/questions/{question}/history"
    /// Typing a code after the first step of signing in.
    SignInCode {
        /// Where to go afterwards: a path of this service.
        next
    } "/fr/connexion/code" "/en/sign-in/code"
    /// The way to a provider of identity.
    ProviderWay {
        /// The provider's code.
        provider,
        /// Where to go afterwards: a path of this service.
        next
    } "/fr/connexion/fournisseur/{provider}" "/en/sign-in/provider/{provider}"
    /// The way back from a provider of identity.
    ProviderReturn {
        /// The provider's code.
        provider
    } "/fr/connexion/fournisseur/{provider}/retour" "/en/sign-in/provider/{provider}/return"
    /// One's own second factor.
    SecondFactor {} "/fr/compte/deux-etapes" "/en/account/two-step"
    /// Confirming it with a first code.
    SecondFactorConfirm {} "/fr/compte/deux-etapes/confirmer" "/en/account/two-step/confirm"
    /// New codes for emergencies.
    SecondFactorCodes {} "/fr/compte/deux-etapes/codes" "/en/account/two-step/codes"
    /// Switching it off.
    SecondFactorOff {} "/fr/compte/deux-etapes/desactiver" "/en/account/two-step/off"
    /// Removing somebody's second factor.
    PeopleSecondFactor {} "/fr/personnes/deux-etapes" "/en/people/two-step"
    /// Staying signed in.
    SessionStay {} "/fr/compte/rester" "/en/account/stay"
    /// What is known about cities and networks, to look after it.
    Register {} "/fr/registre" "/en/register"
    /// A table of the register.
    RegisterTable {
        /// The table's code, such as `municipalities`.
        table,
        /// What is searched for.
        q
    } "/fr/registre/{table}" "/en/register/{table}"
    /// A row of the register with its form.
    RegisterRow {
        /// The table's code.
        table,
        /// The row's code or id.
        row
    } "/fr/registre/{table}/{row}" "/en/register/{table}/{row}"
    /// The form for a new row.
    RegisterNew {
        /// The table's code.
        table,
        /// Code of the municipality or network that it shall belong to.
        of
    } "/fr/registre/ajouter/{table}" "/en/register/add/{table}"
    /// Removing a figure.
    RegisterRemove {
        /// The row's id.
        row
    } "/fr/registre/retirer/{row}" "/en/register/remove/{row}"
    /// Handing in a whole table.
    RegisterImport {
        /// The table's code.
        table
    } "/fr/registre/importer/{table}" "/en/register/import/{table}"
    /// A whole table as a file.
    RegisterExport {
        /// The table's code.
        table
    } "/fr/registre/exporter/{table}" "/en/register/export/{table}"
    /// Every wave.
    Waves {} "/fr/vagues" "/en/waves"
    /// Making a wave.
    WaveNew {} "/fr/vagues/nouvelle" "/en/waves/new"
    /// Moving a wave.
    WaveEdit {
        /// The wave's code.
        wave
    } "/fr/vagues/{wave}/modifier" "/en/waves/{wave}/edit"
    /// How networks want their waves answered.
    NetworkRules {} "/fr/reseaux/regles" "/en/networks/rules"
    /// How one network wants its waves answered.
    NetworkRule {
        /// The network's code.
        network
    } "/fr/reseaux/{network}/regle" "/en/networks/{network}/rule"
    /// Asking for a later end.
    Extension {
        /// The city's slug.
        city,
        /// The wave's code.
        wave
    } "/fr/questionnaires/{city}/{wave}/prolongation" "/en/questionnaires/{city}/{wave}/extension"
    /// Taking that back.
    ExtensionWithdraw {
        /// The city's slug.
        city,
        /// The wave's code.
        wave
    } "/fr/questionnaires/{city}/{wave}/prolongation/retirer" "/en/questionnaires/{city}/{wave}/extension/withdraw"
    /// What of a wave can be published, and what is.
    Publication { wave } "/fr/vagues/{wave}/publication" "/en/waves/{wave}/publication"
    /// Having a municipality correct what was accepted.
    Correction { wave, city } "/fr/vagues/{wave}/publication/{city}/correction" "/en/waves/{wave}/publication/{city}/correction"
    /// What was corrected after it was published.
    Errata {} "/fr/errata" "/en/errata"
    /// What has become of the figures of a report on paper.
    ReportCheck {
        /// The first digits of the digest of the run.
        run,
        /// The city's slug.
        city
    } "/fr/v/{run}/{city}" "/en/v/{run}/{city}"
    /// Looking through a questionnaire, and handing it in.
    SubmissionCheck { city, wave } "/fr/questionnaires/{city}/{wave}/remettre" "/en/questionnaires/{city}/{wave}/hand-in"
    /// Looking through a section.
    SubmissionSection { city, wave, section } "/fr/questionnaires/{city}/{wave}/sections/{section}/relire" "/en/questionnaires/{city}/{wave}/sections/{section}/check"
    /// What was handed in, and what has become of it.
    Submission { city, wave } "/fr/questionnaires/{city}/{wave}/remise" "/en/questionnaires/{city}/{wave}/submission"
    /// A full copy of what was handed in.
    SubmissionCopy { city, wave, revision, file } "/fr/questionnaires/{city}/{wave}/remise/{revision}/{file}" "/en/questionnaires/{city}/{wave}/submission/{revision}/{file}"
    /// Who has which part.
    Parts {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// Which parts are shown; empty means all.
        show
    } "/fr/questionnaires/{city}/{wave}/parties" "/en/questionnaires/{city}/{wave}/parts"
    /// Giving a part to somebody.
    PartGive {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// `section` or `question`.
        kind,
        /// Code of the section or question.
        code
    } "/fr/questionnaires/{city}/{wave}/confier/{kind}/{code}" "/en/questionnaires/{city}/{wave}/give/{kind}/{code}"
    /// One part that was given to somebody.
    Part {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// Id of the part.
        part
    } "/fr/questionnaires/{city}/{wave}/parties/{part}" "/en/questionnaires/{city}/{wave}/parts/{part}"
    /// Reminding whoever has it.
    PartRemind {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// Id of the part.
        part
    } "/fr/questionnaires/{city}/{wave}/parties/{part}/rappel" "/en/questionnaires/{city}/{wave}/parts/{part}/reminder"
    /// The boards of networks.
    Boards {} "/fr/suivi" "/en/progress"
    /// How far the members of a network have come in a wave.
    Board {
        /// The network's code.
        network,
        /// The wave's code.
        wave
    } "/fr/suivi/{network}/{wave}" "/en/progress/{network}/{wave}"
    /// The same as a table.
    BoardFile {
        /// The network's code.
        network,
        /// The wave's code.
        wave
    } "/fr/suivi/{network}/{wave}/suivi.csv" "/en/progress/{network}/{wave}/progress.csv"
    /// Deciding on a later end.
    BoardDecide {
        /// The network's code.
        network,
        /// The wave's code.
        wave
    } "/fr/suivi/{network}/{wave}/prolongation" "/en/progress/{network}/{wave}/extension"
    /// Switching reminders on or off.
    AccountReminders {} "/fr/compte/rappels" "/en/account/reminders"
    /// A questionnaire with its answers as a workbook.
    ResponseWorkbook {
        /// The city's slug.
        city,
        /// The wave's code.
        wave
    } "/fr/questionnaires/{city}/{wave}/classeur" "/en/questionnaires/{city}/{wave}/workbook"
    /// Handing in such a workbook.
    ResponseImport {
        /// The city's slug.
        city,
        /// The wave's code.
        wave
    } "/fr/questionnaires/{city}/{wave}/classeur/importer" "/en/questionnaires/{city}/{wave}/workbook/import"
    /// A questionnaire without answers as a file.
    ResponseBlank {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// The file's name, such as `questionnaire.xlsx`.
        file
    } "/fr/questionnaires/{city}/{wave}/vierge/{file}" "/en/questionnaires/{city}/{wave}/blank/{file}"
    /// Saying where one is, and hearing who else is there, for the page's own script.
    ResponseCompany {
        /// The city's slug.
        city,
        /// The wave's code.
        wave
    } "/fr/questionnaires/{city}/{wave}/presence" "/en/questionnaires/{city}/{wave}/presence"
    /// What is known from last time, to prepare with.
    ResponsePreparation {
        /// The city's slug.
        city,
        /// The wave's code.
        wave
    } "/fr/questionnaires/{city}/{wave}/derniere-fois" "/en/questionnaires/{city}/{wave}/last-time"
    /// Confirming the whole questionnaire at once.
    ResponseStillTrue {
        /// The city's slug.
        city,
        /// The wave's code.
        wave
    } "/fr/questionnaires/{city}/{wave}/toujours-vrai" "/en/questionnaires/{city}/{wave}/still-true"
    /// Other editions into which the answers of a questionnaire can be carried.
    ResponseCrossing {
        /// The city's slug.
        city,
        /// The wave's code.
        wave
    } "/fr/questionnaires/{city}/{wave}/autres" "/en/questionnaires/{city}/{wave}/others"
    /// The answers in the order of another edition, as a file.
    ResponseCrossed {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// The edition's code.
        edition,
        /// The file's name, such as `answers.docx`.
        file
    } "/fr/questionnaires/{city}/{wave}/autres/{edition}/{file}" "/en/questionnaires/{city}/{wave}/others/{edition}/{file}"
    /// What a city keeps as evidence.
    Evidence {
        /// The city's slug.
        city,
        /// What is searched for.
        q,
        /// Which of it: `unused`, `expiring` or `expired`; empty for all.
        show
    } "/fr/preuves/{city}" "/en/evidence/{city}"
    /// Adding a link or a file to it.
    EvidenceNew {
        /// The city's slug.
        city,
        /// Code of the wave with the answer to attach it to.
        wave,
        /// Code of that question.
        question
    } "/fr/preuves/{city}/ajouter" "/en/evidence/{city}/add"
    /// A piece of evidence with its form.
    EvidenceItem {
        /// The city's slug.
        city,
        /// The piece's id.
        item
    } "/fr/preuves/{city}/pieces/{item}" "/en/evidence/{city}/items/{item}"
    /// Withdrawing it.
    EvidenceWithdraw {
        /// The city's slug.
        city,
        /// The piece's id.
        item
    } "/fr/preuves/{city}/pieces/{item}/retirer" "/en/evidence/{city}/items/{item}/withdraw"
    /// Its file.
    EvidenceFile {
        /// The city's slug.
        city,
        /// The piece's id.
        item
    } "/fr/preuves/{city}/pieces/{item}/fichier" "/en/evidence/{city}/items/{item}/file"
    /// Attaching evidence to an answer, and taking it off.
    ResponseEvidence {
        /// The city's slug.
        city,
        /// The wave's code.
        wave,
        /// Code of the question.
        question
    } "/fr/questionnaires/{city}/{wave}/questions/{question}/preuves" "/en/questionnaires/{city}/{wave}/questions/{question}/evidence"
    /// Saying who may see what of a city.
    Consent { city, wave } "/fr/questionnaires/{city}/{wave}/consentement" "/en/questionnaires/{city}/{wave}/consent"
    /// Taking that back.
    ConsentWithdraw { city, wave } "/fr/questionnaires/{city}/{wave}/consentement/retirer" "/en/questionnaires/{city}/{wave}/consent/withdraw"
    /// Who of a network has consented to what.
    Consents { network, wave } "/fr/suivi/{network}/{wave}/consentements" "/en/progress/{network}/{wave}/consents"
    /// The same as a table.
    ConsentsFile { network, wave } "/fr/suivi/{network}/{wave}/consentements.csv" "/en/progress/{network}/{wave}/consents.csv"
    /// The template for a privacy impact assessment.
    PrivacyTemplate {} "/fr/confidentialite/gabarit-efvp.md" "/en/privacy/template-efvp.md"
    /// The reviews that somebody has.
    Reviews {} "/fr/revisions" "/en/reviews"
    /// A review as a whole.
    Review { city, wave } "/fr/revisions/{city}/{wave}" "/en/reviews/{city}/{wave}"
    /// A section of a review with its answers.
    ReviewSection { city, wave, section, show } "/fr/revisions/{city}/{wave}/sections/{section}" "/en/reviews/{city}/{wave}/sections/{section}"
    /// Saying that the answers of a section are true.
    ReviewConfirm { city, wave, section } "/fr/revisions/{city}/{wave}/sections/{section}/confirmer" "/en/reviews/{city}/{wave}/sections/{section}/confirm"
    /// Saying something about one answer.
    ReviewAnswer { city, wave, question } "/fr/revisions/{city}/{wave}/questions/{question}" "/en/reviews/{city}/{wave}/questions/{question}"
    /// Sending a questionnaire back with questions, or accepting it.
    ReviewFinish { city, wave } "/fr/revisions/{city}/{wave}/terminer" "/en/reviews/{city}/{wave}/finish"
    /// Narrative and recommendations of a review.
    ReviewTexts { city, wave } "/fr/revisions/{city}/{wave}/textes" "/en/reviews/{city}/{wave}/texts"
    /// A file beside an answer under review.
    ReviewFile { city, wave, item } "/fr/revisions/{city}/{wave}/preuves/{item}" "/en/reviews/{city}/{wave}/evidence/{item}"
    /// Saying who reviews.
    ReviewAssign { city, wave } "/fr/revisions/{city}/{wave}/attribution" "/en/reviews/{city}/{wave}/assignment"
    /// What a city is asked about its answers, and its reply.
    ResponseRequests { city, wave } "/fr/questionnaires/{city}/{wave}/demandes" "/en/questionnaires/{city}/{wave}/requests"
    /// Every component of the pages once, for whoever changes them.
    Components {} "/fr/_components" "/en/_components"
    /// One indicator or area.
    Indicator {
        /// Its code.
        code,
        /// Page of its table of cities, from 1; empty means the first.
        page
    } "/fr/indicateurs/{code}" "/en/indicators/{code}"
    /// The method in the ten steps of the handbook on composite indicators.
    MethodSteps {} "/fr/methode/etapes" "/en/method/steps"
    /// The networks.
    Networks {} "/fr/reseaux" "/en/networks"
    /// A network with its figures.
    Network { network } "/fr/reseaux/{network}" "/en/networks/{network}"
    /// Up to five cities or groups on one scale.
    Compare {
        /// What is compared; empty for nothing yet.
        with
    } "/fr/comparer" "/en/compare"
    /// What full marks would take, and what planned measures would change.
    NextSteps {
        city,
        wave,
        /// Codes of the questions that are planned, with points between; empty for none.
        plan
    } "/fr/municipalites/{city}/{wave}/prochains-pas" "/en/municipalities/{city}/{wave}/next-steps"
    /// The cities by country.
    World {} "/fr/pays" "/en/countries"
    /// Cities that are like one, by what is published about them.
    Similar { city } "/fr/comparer/semblables/{city}" "/en/compare/similar/{city}"
    /// What is shown to somebody beyond what everybody sees.
    Shared {} "/fr/partage" "/en/shared"
    /// A city at one wave, as an audience sees it.
    SharedCityWave { audience, city, wave } "/fr/partage/{audience}/{city}/{wave}" "/en/shared/{audience}/{city}/{wave}"
    /// A chart, table or report of it.
    SharedCityFile { audience, city, wave, file } "/fr/partage/{audience}/{city}/{wave}/fichiers/{file}" "/en/shared/{audience}/{city}/{wave}/files/{file}"
    /// A score of it, opened down to its answers, or a question of one.
    SharedExplanation { audience, city, wave, code } "/fr/partage/{audience}/{city}/{wave}/calcul/{code}" "/en/shared/{audience}/{city}/{wave}/calculation/{code}"
    /// What was handed in, word for word, as far as an audience may see it.
    SharedWords { audience, city, wave } "/fr/partage/{audience}/{city}/{wave}/reponses" "/en/shared/{audience}/{city}/{wave}/answers"
    /// A file of evidence beside one of those answers.
    SharedEvidence { audience, city, wave, item } "/fr/partage/{audience}/{city}/{wave}/preuves/{item}" "/en/shared/{audience}/{city}/{wave}/evidence/{item}"
}
