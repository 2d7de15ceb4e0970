//! Columns with a fixed vocabulary, and what practices, tools and challenges share of one.

use crate::error::StoreError;

/// Declares the words of a column: every one in order, each with the word of columns and forms.
macro_rules! vocabulary {
    ($( #[$doc:meta] )* $name:ident { $( $( #[$word_doc:meta] )* $word:ident = $text:literal ),* $(,)? }) => {
        $( #[$doc] )*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $( $( #[$word_doc] )* $word ),*
        }

        impl $name {
            /// Each of them, in order.
            pub const ALL: &'static [Self] = &[$( Self::$word ),*];

            /// The word used in forms and columns.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $( Self::$word => $text ),*
                }
            }

            /// The one for a word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == word)
            }
        }
    };
}

pub(crate) use vocabulary;

vocabulary! {
    /// What something is about.
    Theme {
        /// Receiving those who arrive.
        Welcome = "welcome",
        /// Learning and using languages.
        Language = "language",
        /// Work and business.
        Work = "work",
        /// Housing.
        Housing = "housing",
        /// Schools and learning.
        Education = "education",
        /// Culture, sports and leisure.
        Culture = "culture",
        /// Neighbourhoods and public space.
        Neighbourhoods = "neighbourhoods",
        /// Taking part in the life of the municipality.
        Participation = "participation",
        /// Racism and discrimination.
        Discrimination = "discrimination",
        /// Services of the municipality, and who works there.
        Services = "services",
        /// Conflicts, mediation, safety.
        Mediation = "mediation",
        /// What is said, in media and elsewhere.
        Media = "media",
        /// Policy, coordination, knowledge.
        Governance = "governance",
    }
}

vocabulary! {
    /// To whom something of a network is shown.
    SharedWith {
        /// Everybody.
        Public = "public",
        /// The people of the network and of its members.
        Network = "network",
    }
}

/// A word of a column with a fixed vocabulary.
pub(crate) fn read_word<T: Copy>(
    words: &[(T, &'static str)],
    word: &str,
    table: &'static str,
    column: &'static str,
) -> Result<T, StoreError> {
    words
        .iter()
        .find(|(_, known)| *known == word)
        .map(|(value, _)| *value)
        .ok_or(StoreError::Unreadable { table, column })
}

/// What a word of a column stands for.
pub(crate) fn known<T>(
    found: Option<T>,
    table: &'static str,
    column: &'static str,
) -> Result<T, StoreError> {
    found.ok_or(StoreError::Unreadable { table, column })
}

/// Between codes or ids in a column.
pub(crate) const BETWEEN: char = '.';

/// Codes as a column keeps them.
pub(crate) fn joined<T: ToString>(all: impl IntoIterator<Item = T>) -> String {
    let all: Vec<String> = all.into_iter().map(|one| one.to_string()).collect();
    all.join(&BETWEEN.to_string())
}

/// Reads back what [`joined`] wrote.
pub(crate) fn parted<C: FromIterator<String>>(column: &str) -> C {
    let all = column.split(BETWEEN).filter(|one| !one.is_empty());
    all.map(str::to_owned).collect()
}
