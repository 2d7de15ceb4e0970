//! Waves and answers: filling in, handing in, files, evidence.

macro_rules! waves_routes {
    ($($before:tt)*) => {
        results_routes! {
            $($before)*
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
            Errata {
                /// Page of the list, from 1; empty means the first.
                page
            } "/fr/errata" "/en/errata"
            /// What has become of the figures of a report on paper.
            ReportCheck {
                /// The first digits of the digest of the run.
                run,
                /// The city's slug.
                city
            } "/fr/v/{run}/{city}" "/en/v/{run}/{city}"
            /// The same for a report on a network.
            NetworkCheck {
                run,
                /// The network's code.
                network,
                /// The first digits of the digest of its figures.
                figures
            } "/fr/v/{run}/{network}/{figures}" "/en/v/{run}/{network}/{figures}"
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
            /// The same as a workbook.
            BoardWorkbook { network, wave } "/fr/suivi/{network}/{wave}/suivi.xlsx" "/en/progress/{network}/{wave}/progress.xlsx"
            /// Deciding on a later end.
            BoardDecide {
                /// The network's code.
                network,
                /// The wave's code.
                wave
            } "/fr/suivi/{network}/{wave}/prolongation" "/en/progress/{network}/{wave}/extension"
            /// Writing to the members of a network about a wave, and what was written.
            Messages { network, wave } "/fr/suivi/{network}/{wave}/messages" "/en/progress/{network}/{wave}/messages"
            /// The ways of municipalities into networks.
            Joinings {} "/fr/parcours" "/en/paths"
            /// Beginning to write one down.
            JoiningBegin {} "/fr/parcours/commencer" "/en/paths/begin"
            /// The way of a municipality into a network.
            Joining { city, network } "/fr/parcours/{city}/{network}" "/en/paths/{city}/{network}"
            /// The file of a document that is named on it.
            JoiningFile {
                city,
                network,
                /// Id of the piece of evidence.
                item
            } "/fr/parcours/{city}/{network}/documents/{item}" "/en/paths/{city}/{network}/documents/{item}"
            /// A visit of experts on it.
            Visit {
                city,
                network,
                /// Its id; `new` for one that is not planned yet.
                visit
            } "/fr/parcours/{city}/{network}/visites/{visit}" "/en/paths/{city}/{network}/visits/{visit}"
            /// The consensus register of a network.
            Consensuses {
                network,
                /// Page of the list, from 1; empty means the first.
                page
            } "/fr/espaces/{network}/consensus" "/en/spaces/{network}/consensuses"
            /// A consensus, from its proposal on.
            Consensus {
                network,
                /// Its id.
                consensus
            } "/fr/espaces/{network}/consensus/{consensus}" "/en/spaces/{network}/consensuses/{consensus}"
            /// Proposing one, or wording it anew.
            ConsensusForm {
                network,
                /// Its id; `new` for a proposal.
                consensus
            } "/fr/espaces/{network}/consensus/{consensus}/texte" "/en/spaces/{network}/consensuses/{consensus}/words"
            /// Who is on the steering committee of a network.
            SteeringCommittee { network } "/fr/espaces/{network}/comite-de-pilotage" "/en/spaces/{network}/steering-committee"
            /// The meetings of a network.
            Meetings {
                network,
                /// Page of those that are over, from 1; empty means the first.
                page
            } "/fr/espaces/{network}/rencontres" "/en/spaces/{network}/meetings"
            /// A meeting.
            Meeting {
                network,
                /// Its id.
                meeting
            } "/fr/espaces/{network}/rencontres/{meeting}" "/en/spaces/{network}/meetings/{meeting}"
            /// Planning a meeting.
            MeetingForm {
                network,
                /// Its id; `new` for one that is not planned yet.
                meeting
            } "/fr/espaces/{network}/rencontres/{meeting}/preparer" "/en/spaces/{network}/meetings/{meeting}/plan"
            /// What came of a meeting.
            MeetingReport { network, meeting } "/fr/espaces/{network}/rencontres/{meeting}/compte-rendu" "/en/spaces/{network}/meetings/{meeting}/minutes"
            /// Inviting to a meeting.
            MeetingInvite { network, meeting } "/fr/espaces/{network}/rencontres/{meeting}/invitation" "/en/spaces/{network}/meetings/{meeting}/invitation"
            /// The file of a document that is shown at a meeting.
            MeetingFile {
                network,
                meeting,
                /// Id of the piece of evidence.
                item
            } "/fr/espaces/{network}/rencontres/{meeting}/documents/{item}" "/en/spaces/{network}/meetings/{meeting}/documents/{item}"
            /// Making an address of the own calendar of a network, and withdrawing it.
            CalendarLink { network } "/fr/espaces/{network}/calendrier" "/en/spaces/{network}/calendar"
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
        }
    };
}
