//! Consent, review and results: what is known of cities, groups and indicators.

macro_rules! results_routes {
    ($($before:tt)*) => {
        space_routes! {
            $($before)*
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
            /// What everything public would be by another method; everything that is tried is in the
            /// address.
            MethodLab {
                /// The method to start from: edition and method with `~` between them.
                from,
                /// Weights that differ: code and number in turn, with `~` between them.
                weights,
                /// How indicators are put together.
                combine,
                /// What each of them counts at least.
                floor,
                /// How unknown answers count.
                unknown,
                /// How blanks count.
                not_answered,
                /// How answers count that do not apply.
                not_applicable,
                /// How answers count about what is not within the powers.
                not_within_powers,
                /// How indicators without a score count.
                no_score,
                /// The question whose points differ.
                question,
                /// Points that differ: option and number in turn, with `~` between them.
                points,
                /// The wave whose municipalities are listed; empty for the newest.
                wave,
                /// The measure by which they are listed; empty for the core index.
                measure,
                /// Page of the list, from 1; empty means the first.
                page
            } "/fr/methode/laboratoire" "/en/method/lab"
            /// What comes of it as a table: figures of every wave, municipalities of one.
            MethodLabCsv {
                from, weights, combine, floor, unknown, not_answered, not_applicable,
                not_within_powers, no_score, question, points, wave
            } "/fr/methode/laboratoire.csv" "/en/method/lab.csv"
            /// The same rows in another format.
            MethodLabJson {
                from, weights, combine, floor, unknown, not_answered, not_applicable,
                not_within_powers, no_score, question, points, wave
            } "/fr/methode/laboratoire.json" "/en/method/lab.json"
            /// The networks.
            Networks {} "/fr/reseaux" "/en/networks"
            /// A network with its figures.
            Network {
                network,
                /// Page of its tables of members, from 1; empty means the first.
                page
            } "/fr/reseaux/{network}" "/en/networks/{network}"
            /// The consensus register of a network, as everybody sees it.
            NetworkRegister { network } "/fr/reseaux/{network}/registre" "/en/networks/{network}/register"
            /// An adopted consensus that everybody sees.
            PublicConsensus {
                network,
                /// What it is cited by, such as `2017-1`.
                number
            } "/fr/reseaux/{network}/registre/{number}" "/en/networks/{network}/register/{number}"
            /// The public meetings of a network.
            NetworkMeetings { network } "/fr/reseaux/{network}/rencontres" "/en/networks/{network}/meetings"
            /// The same as a calendar for other programs.
            NetworkCalendar { network } "/fr/reseaux/{network}/rencontres.ics" "/en/networks/{network}/meetings.ics"
            /// Somebody's own calendar of a network, for other programs.
            OwnCalendar {
                network,
                /// The secret of the address.
                token
            } "/fr/reseaux/{network}/calendrier.ics" "/en/networks/{network}/calendar.ics"
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
            /// What full marks would take, as a city sees it of itself.
            SharedNextSteps {
                audience,
                city,
                wave,
                /// Codes of the questions that are planned, with points between; empty for none.
                plan
            } "/fr/partage/{audience}/{city}/{wave}/prochains-pas" "/en/shared/{audience}/{city}/{wave}/next-steps"
            /// What was handed in, word for word, as far as an audience may see it.
            SharedWords { audience, city, wave } "/fr/partage/{audience}/{city}/{wave}/reponses" "/en/shared/{audience}/{city}/{wave}/answers"
            /// A file of evidence beside one of those answers.
            SharedWordsFile { audience, city, wave, item } "/fr/partage/{audience}/{city}/{wave}/preuves/{item}" "/en/shared/{audience}/{city}/{wave}/evidence/{item}"
            /// What was handed in, word for word, as far as everybody may see it.
            Words { city, wave } "/fr/municipalites/{city}/{wave}/reponses" "/en/municipalities/{city}/{wave}/answers"
            /// A file of evidence beside one of those answers.
            WordsFile { city, wave, item } "/fr/municipalites/{city}/{wave}/preuves/{item}" "/en/municipalities/{city}/{wave}/evidence/{item}"
            /// Having a file of a city made that takes a while.
            FilePrepare {
                /// The city's slug.
                city,
                /// The wave's code.
                wave,
                /// The file's name, such as `report.pdf`.
                file,
                /// The ticket of whoever waits for it; empty before it is asked for.
                ticket
            } "/fr/municipalites/{city}/{wave}/preparer/{file}" "/en/municipalities/{city}/{wave}/prepare/{file}"
            /// Not waiting for it any more.
            FileLeave {
                /// As above.
                city,
                /// As above.
                wave,
                /// As above.
                file
            } "/fr/municipalites/{city}/{wave}/laisser/{file}" "/en/municipalities/{city}/{wave}/leave/{file}"
            /// A chart of several cities as a file.
            GroupChart {
                /// What it is about: `network`, `indicator`, `comparison`, `world`.
                of,
                /// Which of them; `all` for the world.
                code,
                /// Name of the file.
                file
            } "/fr/graphiques/{of}/{code}/{file}" "/en/charts/{of}/{code}/{file}"
            /// How to put such a chart into a page of one's own, with the figures of a wave.
            GroupEmbedCode {
                of,
                code,
                wave,
                /// The chart's name, such as `members`.
                chart
            } "/fr/graphiques/{of}/{code}/integrer/{wave}/{chart}" "/en/charts/{of}/{code}/embed/{wave}/{chart}"
            /// Such a chart for a page of somebody else, as it is now.
            GroupEmbed {
                of,
                code,
                wave,
                /// The chart's name, for a frame; with an ending, for a picture.
                file
            } "/fr/integrations/groupes/{of}/{code}/{wave}/{file}" "/en/embeds/groups/{of}/{code}/{wave}/{file}"
            /// The same with the very figures of the digest in its address.
            GroupEmbedOf {
                of,
                code,
                wave,
                /// The first digits of the digest of the chart.
                digest,
                file
            } "/fr/integrations/groupes/{of}/{code}/{wave}/{digest}/{file}" "/en/embeds/groups/{of}/{code}/{wave}/{digest}/{file}"
            /// Trying the index with some questions; nothing is kept.
            TryOut {} "/fr/essai" "/en/try-out"
            /// What a city plans.
            Targets { city } "/fr/cibles/{city}" "/en/targets/{city}"
            /// Saving what is ticked as a target.
            TargetNew {
                city,
                wave,
                /// Codes of the questions that are planned, as for the next steps.
                plan
            } "/fr/cibles/{city}/nouvelle/{wave}" "/en/targets/{city}/new/{wave}"
            /// One target.
            Target { city, target } "/fr/cibles/{city}/{target}" "/en/targets/{city}/{target}"
            /// Removing it.
            TargetRemove { city, target } "/fr/cibles/{city}/{target}/retirer" "/en/targets/{city}/{target}/remove"
            /// The report on a network at one wave.
            NetworkFile {
                network,
                wave,
                /// The file's name, such as `report.pdf`.
                file
            } "/fr/reseaux/{network}/{wave}/fichiers/{file}" "/en/networks/{network}/{wave}/files/{file}"
            /// Having it made.
            NetworkPrepare {
                network,
                wave,
                file,
                /// The ticket of whoever waits for it; empty before it is asked for.
                ticket
            } "/fr/reseaux/{network}/{wave}/preparer/{file}" "/en/networks/{network}/{wave}/prepare/{file}"
            /// Not waiting for it any more.
            NetworkLeave { network, wave, file } "/fr/reseaux/{network}/{wave}/laisser/{file}" "/en/networks/{network}/{wave}/leave/{file}"
        }
    };
}
