//! People and what an administrator looks after: signing in, accounts, the register.

macro_rules! people_routes {
    ($($before:tt)*) => {
        waves_routes! {
            $($before)*
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
            /// One's own tokens for programs, and making one.
            AccountTokens {} "/fr/compte/jetons" "/en/account/tokens"
            /// Ending a token of one's own.
            AccountTokenEnd {} "/fr/compte/jetons/retirer" "/en/account/tokens/end"
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
        }
    };
}
