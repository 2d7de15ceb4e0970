//! The service itself: its first pages, its words about itself, its data.

macro_rules! service_routes {
    ($($before:tt)*) => {
        people_routes! {
            $($before)*
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
            Method {
                /// Page of its table of cities, from 1; empty means the first.
                page
            } "/fr/methode" "/en/method"
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
            /// The interface for programs, told to people.
            Api {} "/fr/donnees/api" "/en/data/api"
            /// Every release of the data.
            Releases {} "/fr/donnees/versions" "/en/data/releases"
            /// One release of the data.
            Release {
                /// Its version, such as `1.0.0`.
                version
            } "/fr/donnees/versions/{version}" "/en/data/releases/{version}"
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
        }
    };
}
