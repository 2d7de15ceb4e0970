//! What is known from last time, to prepare with.

use serde::{Deserialize, Serialize};

use super::{ResponseHead, ReviewTextEntry};

/// What was answered and remarked last time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreparationPage {
    /// Whose.
    pub head: ResponseHead,
    /// The name of the wave that was answered last; empty for none.
    pub wave_name: String,
    /// Who has answered, the most first.
    pub people: Vec<LastPerson>,
    /// The sections with answers, in order.
    pub sections: Vec<LastSection>,
    /// What the review said as a whole.
    pub texts: Vec<ReviewTextEntry>,
}

/// Somebody who has answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastPerson {
    /// The name.
    pub name: String,
    /// How many questions.
    pub count: u32,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastSection {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Its answers.
    pub answers: Vec<LastAnswer>,
}

/// An answer from last time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastAnswer {
    /// The code of its question.
    pub code: String,
    /// The question as it is asked now.
    pub text: String,
    /// The language of the question where it is not that of the page; else empty.
    pub language: String,
    /// The question as it was asked, where that differs; else empty.
    pub asked: String,
    /// The answer in words; empty for none.
    pub words: Vec<String>,
    /// The day since which it stands.
    pub since: String,
    /// Who; may be empty.
    pub by: String,
    /// The comment; may be empty.
    pub comment: String,
    /// The example; may be empty.
    pub example: String,
    /// The language of comment and example; empty for none.
    pub words_language: String,
    /// What a reviewer said last.
    pub remark: Option<LastRemark>,
}

/// What a reviewer said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastRemark {
    /// In the words of the data files; may be empty.
    pub request: String,
    /// In own words; may be empty.
    pub words: String,
    /// The day.
    pub day: String,
}
