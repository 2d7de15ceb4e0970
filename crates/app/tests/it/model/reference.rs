//! The model: what an answer says at each version, and what becomes of a save.

/// What an answer says: the answer itself, and the comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) answer: String,
    pub(super) comment: String,
}

impl Words {
    pub(super) fn nothing() -> Self {
        Self {
            answer: ":not_answered".to_owned(),
            comment: String::new(),
        }
    }
}

/// An answer with everything that it ever was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Answer {
    pub(super) versions: Vec<Words>,
    /// It came along, and nobody has said that it is still true.
    pub(super) carried: bool,
    /// The piece of evidence is attached to it.
    pub(super) attached: bool,
}

/// What becomes of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Becomes {
    Kept(i32),
    Unchanged(i32),
    Conflict(i32, Words),
}

impl Answer {
    pub(super) fn version(&self) -> i32 {
        i32::try_from(self.versions.len()).expect("few")
    }

    /// What it said at a version.
    pub(super) fn at(&self, version: i32) -> Words {
        let at = usize::try_from(version).expect("not negative");
        let before = at.checked_sub(1);
        before.map_or_else(Words::nothing, |at| self.versions[at].clone())
    }

    pub(super) fn now(&self) -> Words {
        self.at(self.version())
    }

    /// Somebody who has seen it at a version sends these words.
    pub(super) fn save(&mut self, seen: i32, mine: &Words, looked_at: bool) -> Becomes {
        let (now, version) = (self.now(), self.version());
        if *mine == now {
            if !(looked_at && self.carried && seen == version) {
                return Becomes::Unchanged(version);
            }
        } else if seen != version {
            let then = self.at(seen);
            if *mine == then {
                return Becomes::Unchanged(version);
            }
            if then != now {
                return Becomes::Conflict(version, now);
            }
        }
        self.add(mine.clone());
        self.carried = false;
        Becomes::Kept(self.version())
    }

    /// Somebody who has seen it at a version says that it is still true.
    pub(super) fn confirm(&mut self, seen: i32) {
        if self.carried && seen == self.version() {
            self.add(self.now());
            self.carried = false;
        }
    }

    /// The piece of evidence is attached, or taken off.
    pub(super) fn attach(&mut self, attached: bool) {
        if self.attached != attached {
            self.attached = attached;
            self.add(self.now());
        }
    }

    /// Both in one press: the evidence first, which is in the way of no words.
    pub(super) fn attach_and_save(&mut self, attached: bool, seen: i32, mine: &Words) -> Becomes {
        self.attach(attached);
        self.save(seen, mine, false)
    }

    fn add(&mut self, words: Words) {
        self.versions.push(words);
    }
}
