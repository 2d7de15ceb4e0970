# Rules of networks.

rule-list-title = Rules of networks
rule-list-lead = The rhythm of a network and the languages that it requires.
rule-title = Rule of the network
rule-lead = It holds for member municipalities as soon as it is saved.
rule-rhythm = Rhythm
rule-rhythm-every-wave = The whole questionnaire in every wave
rule-rhythm-full-every-three-years = The whole questionnaire every three years
rule-light-hint = In between an update: what has changed, the rest confirmed at once.
rule-languages = Required languages
rule-languages-hint = A text that is missing in another language is marked “not translated” and blocks nothing.
rule-language-fr = French
rule-language-en = English
rule-no-language = no language required
rule-conflict = Somebody else has changed this rule in the meantime. Here is what holds now; your choices are in the form. Save again to replace it.
rule-review-legend = Review
rule-review-hint = Of several networks, the strictest decides.
rule-review-full = Reviewed in full
rule-review-sample = Reviewed by sample
rule-review-change = Reviewed by change
rule-review-declared = Declared, not reviewed
rule-review-text-full = Every answer is looked at.
rule-review-text-sample = One question in five of each indicator, drawn by lot.
rule-review-text-change = Answers that differ from the last accepted ones, or whose evidence has changed.
rule-review-text-declared = What is handed in is accepted as it is, and marked “declared, not reviewed” everywhere.
