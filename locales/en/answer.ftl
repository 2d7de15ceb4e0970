# Answers of a questionnaire: the form, and an answer in words.

answer-several = Tick everything that exists.
# $wave: name of a wave.
answer-former-option = your answer, { $wave }
answer-none-of-these = None of these
answer-or-else = Or else
answer-state-not-within-powers = Not within our powers
answer-hint-not-within-powers = The law gives this to others, and the municipality cannot change it.
answer-state-not-applicable = Makes no sense here
answer-hint-not-applicable = The municipality could do it, but there is no reason to: what the question is about does not exist on its territory.
answer-state-unknown = I do not know yet
answer-hint-unknown = Somebody else knows, or it has to be found out. When handed in, it counts as unknown.
answer-state-not-answered = No answer yet
answer-state-none = None of these
# $option: label of an option.
answer-state-option-out = Makes no sense here: { $option }
answer-option-out = One of these makes no sense here
answer-option-out-hint = Tick what does not exist on the territory: it counts neither for nor against the municipality.
answer-input-number = Number
answer-input-date = Date
answer-input-text = Text
answer-comment = Comment
answer-comment-hint = What the municipality does, in two or three sentences. Name nobody.
answer-example = An example from here
answer-optional = (optional)
answer-carried = To confirm: is this still true?
# $day: date.
answer-since = So since { $day }
# $name: name of a person, $at: date and time.
answer-changed-by = Saved by { $name }, { $at }
# $at: date and time.
answer-changed = Saved, { $at }
# $name: name of a person, $at: date and time.
answer-conflict-by = { $name } changed this answer, { $at }
answer-conflict-what = Your answer is not lost: it is in the form. Keep it, make one of both, or take this one.
answer-conflict-theirs = Take this one
answer-conflict-mine = Your answer
answer-conflict-keep = Keep what is in the form
answer-former-changed = The question has changed since. It is asked again.
answer-error-alone = “None of these” and the answers below “Or else” stand alone. Keep one
answer-error-in-and-out = Something is both ticked and said to make no sense here. Remove one of the two
# $limit: number of characters.
answer-error-too-long = This text has more than { $limit } characters. Shorten it
answer-error-conflict = An answer was changed in the meantime: see both
# $at: time of day.
answer-saved-at = Saved at { $at }
answer-texts = Comment and example
answer-not-saved-yet = Not saved yet: the text stays in this browser and is tried again.
answer-error-translation-conflict = The text or its translation has changed in the meantime: read it again, then save again
answer-not-translated = not translated
