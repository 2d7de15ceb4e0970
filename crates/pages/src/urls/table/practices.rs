//! What municipalities do and tell others about.

macro_rules! practices_routes {
    ($($before:tt)*) => {
        modules_routes! {
            $($before)*
            /// Finding practices; whatever is empty does not matter.
            Practices {
                /// Words that are looked for.
                q,
                /// What they are about.
                theme,
                /// Code of an indicator that they help with.
                indicator,
                /// Code of the country.
                country,
                /// What they cost.
                cost,
                /// Who works on them.
                staff,
                /// Tag of a language in which one can ask.
                language,
                /// Code of the network.
                network,
                /// Page of the list, from 1; empty means the first.
                page
            } "/fr/pratiques" "/en/practices"
            /// The same as a file.
            PracticesFile {
                /// Its name, such as `practices.csv`.
                file,
                q,
                theme,
                indicator,
                country,
                cost,
                staff,
                language,
                network
            } "/fr/pratiques/fichiers/{file}" "/en/practices/files/{file}"
            /// A practice.
            Practice {
                /// Its id.
                practice
            } "/fr/pratiques/{practice}" "/en/practices/{practice}"
            /// A document beside it.
            PracticeDocument {
                practice,
                /// Id of the document.
                item
            } "/fr/pratiques/{practice}/documents/{item}" "/en/practices/{practice}/documents/{item}"
            /// Writing to its authors.
            PracticeLetter { practice } "/fr/pratiques/{practice}/ecrire" "/en/practices/{practice}/write"
            /// The practices on which somebody works.
            PracticeDesks {} "/fr/mes-pratiques" "/en/my-practices"
            /// How one of them stands, and what can be done with it.
            PracticeDesk { practice } "/fr/mes-pratiques/{practice}" "/en/my-practices/{practice}"
            /// Writing one of them.
            PracticeEdit { practice } "/fr/mes-pratiques/{practice}/modifier" "/en/my-practices/{practice}/edit"
            /// Writing down a new one.
            PracticeNew {
                /// The city's slug.
                city,
                /// The network's code.
                network
            } "/fr/mes-pratiques/nouvelle/{city}/{network}" "/en/my-practices/new/{city}/{network}"
            /// Finding tools; whatever is empty does not matter.
            Tools {
                /// Words that are looked for.
                q,
                /// What they are.
                kind,
                /// What they are about.
                theme,
                /// Code of an indicator with which they help.
                indicator,
                /// Tag of the language in which they are written.
                language,
                /// Code of the network.
                network,
                /// Page of the list, from 1; empty means the first.
                page
            } "/fr/outils" "/en/tools"
            /// A tool.
            Tool {
                /// Its id.
                tool
            } "/fr/outils/{tool}" "/en/tools/{tool}"
            /// Its file.
            ToolFile { tool } "/fr/outils/{tool}/fichier" "/en/tools/{tool}/file"
            /// Saying whether a municipality uses it.
            ToolUse { tool } "/fr/outils/{tool}/usage" "/en/tools/{tool}/use"
            /// Changing it, or taking it out.
            ToolEdit { tool } "/fr/outils/{tool}/modifier" "/en/tools/{tool}/edit"
            /// For whom one can be put into the library of a network.
            ToolBegin {
                /// The network's code.
                network
            } "/fr/outils/nouvel/{network}" "/en/tools/new/{network}"
            /// Putting one there.
            ToolNew {
                network,
                /// The city's slug; `network` for one of the network itself.
                of
            } "/fr/outils/nouvel/{network}/{of}" "/en/tools/new/{network}/{of}"
            /// The register of issues and challenges of a network; whatever is empty does not matter.
            Challenges {
                /// The network's code.
                network,
                /// Words that are looked for.
                q,
                /// What they are about.
                theme,
                /// An order of government that they concern.
                order,
                /// How they stand.
                status,
                /// Page of the list, from 1; empty means the first.
                page
            } "/fr/enjeux/{network}" "/en/challenges/{network}"
            /// What its members meet in a year, as numbers.
            Synthesis {
                network,
                /// The year; empty means this one.
                year
            } "/fr/enjeux/{network}/synthese" "/en/challenges/{network}/synthesis"
            /// An issue or a challenge.
            Challenge {
                network,
                /// Its id.
                challenge
            } "/fr/enjeux/{network}/{challenge}" "/en/challenges/{network}/{challenge}"
            /// Writing one down; `new` for a new one.
            ChallengeForm { network, challenge } "/fr/enjeux/{network}/{challenge}/modifier" "/en/challenges/{network}/{challenge}/edit"
            /// What the people of a network say that they know; whatever is empty does not matter.
            Experts {
                /// The network's code.
                network,
                /// Words that are looked for.
                q,
                /// Code of an indicator.
                field,
                /// Tag of a language in which one can ask.
                language,
                /// Country and province of a municipality.
                region,
                /// What they are ready to help with.
                help,
                /// Page of the list, from 1; empty means the first.
                page
            } "/fr/reseaux/{network}/expertise" "/en/networks/{network}/expertise"
            /// The same with what was contributed in a year.
            ExpertYear {
                network,
                /// The year; empty means this one.
                year
            } "/fr/reseaux/{network}/expertise/annee" "/en/networks/{network}/expertise/year"
            /// One of them.
            Expert {
                network,
                /// Id of what is said.
                expert
            } "/fr/reseaux/{network}/expertise/{expert}" "/en/networks/{network}/expertise/{expert}"
            /// Writing to one of them.
            ExpertLetter { network, expert } "/fr/reseaux/{network}/expertise/{expert}/ecrire" "/en/networks/{network}/expertise/{expert}/write"
            /// What the reader says that he or she knows.
            OwnExpertise {} "/fr/compte/expertise" "/en/account/expertise"
        }
    };
}
