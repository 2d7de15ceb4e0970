# What municipalities do and tell others about.

practice-list-title = Practices
# $query: words that are looked for.
practice-list-search = Practices: { $query }
practice-list-lead = What municipalities do to live together well, in their own words: what it is for, how it was done, what it takes. Each was looked at by a network and is shown because its municipality agrees.
practice-list-desks = Practices that you write or look at
practice-list-words = Words
practice-list-words-hint = All of them must be found. Accents, capitals and plurals do not matter.
practice-list-find = Find
practice-list-any = Any
# $count: number; $shown: the same, as it is written.
practice-list-count = { $count ->
    [0] No practice
    [one] One practice
   *[other] { $shown } practices
}
practice-list-all = Show all
practice-list-pages = Pages of practices
practice-list-keep = Keep what was found as a file:
practice-list-none = Nothing fits. Take a word or a choice away.
practice-by-theme = Theme
practice-by-indicator = Helps with
practice-by-country = Country
practice-by-cost = Cost
practice-by-staff = Staff
practice-by-language = Language
practice-by-network = Network
# $year: year.
practice-since = since { $year }
practice-reserved = Reserved
# $network: network.
practice-reserved-text = Only the people of { $network } and of its members can read this.
practice-written-in-fr = This practice is written in French.
practice-written-in-en = This practice is written in English.
practice-work = How it stands, and what can be done with it
practice-title = Title
practice-language = Language in which you write
practice-language-fr = French
practice-language-en = English
practice-languages = Languages in which one can ask
practice-theme = Theme
practice-choose = Choose
practice-year-from = Year in which it began
practice-year-to = Year in which it ended
practice-purpose = Purpose
practice-stimulus = What led to it
practice-process = How it was done
practice-impact = What has come of it
practice-means = What it takes
practice-cost = Cost in a year, without salaries
practice-cost-hint = In dollars, euros, or the currency of the country.
practice-cost-none = Nothing beside what is there
practice-cost-low = Less than 10,000
practice-cost-medium = From 10,000 to 100,000
practice-cost-high = More than 100,000
practice-staff = Staff
practice-staff-none = Nobody beside other tasks
practice-staff-part = Less than one person
practice-staff-one = About one person
practice-staff-several = Several people
practice-helps = What it helps with
practice-helps-hint = Choose the indicators, or better the very questions, to which it answers: at most 6 indicators and 20 questions. A city that loses points there is shown your practice.
# $label: name of an indicator or area.
practice-whole = { $label }, as a whole
practice-documents = Documents
practice-documents-hint = Evidence of your municipality that others may see.
practice-documents-none = Your municipality keeps no evidence yet that others may see.
practice-documents-add = Evidence of your municipality
practice-ask = Ask those who do it
practice-ask-link = Write to the authors
practice-ask-members = People of the member municipalities of a network can write to the authors here, once they are signed in.
# $day: date; $network: network.
practice-shown-since = Shown since { $day }. Looked at by { $network }.
practice-similar = Similar practices
# $count: number; $questions: codes of questions.
practice-like-questions = { $count ->
    [one] Answers the same question: { $questions }
   *[other] Answers the same questions: { $questions }
}
# $indicators: names of indicators.
practice-like-indicators = Helps with the same: { $indicators }
practice-like-theme = Same theme
practice-like-size = Municipality of the same size

practice-desks-title = My practices
practice-desks-lead = A practice goes from draft to proposal; your network looks at it, and your municipality shows it. Until then others see nothing of it.
practice-desks-proposed = To be looked at
practice-desks-own = Of my municipality
practice-desks-none = No practice is written down yet.
practice-desks-nothing = Nothing waits for you.
# $city: municipality; $network: network.
practice-desks-new = Write down a practice of { $city } ({ $network })
# $at: moment.
practice-changed = changed on { $at }
practice-state-draft = Draft
practice-state-proposed = Proposed
practice-state-returned = Changes asked for
practice-state-accepted = Accepted
practice-state-published = Shown
practice-state-withdrawn = Withdrawn
practice-next-draft = The municipality writes it. The next step is to propose it to the network.
practice-next-proposed = The network looks at it: it accepts it, or asks for changes.
practice-next-returned = The network asks for changes: see the last remark below. Change the text, then propose it again.
practice-next-accepted = The network finds it good. The municipality decides whether it is shown, and to whom.
practice-next-published = Others see it. Another version goes the same way; until then this one stays.
practice-next-withdrawn = Nobody else sees it any more.
# $network: network.
practice-seen-by-public = Everybody can read it.
practice-seen-by-network = The people of { $network } and of its members can read it.
practice-seen-by-nobody = Nobody else can read it.
practice-seen-older = What they see is an older version than the one below.
practice-seen-link = See what they see
practice-write = Change the text
practice-do = Next step
practice-step = What do you do?
practice-move-propose = Propose it to the network
practice-move-hint-propose = Its text cannot be changed while the network looks at it.
practice-move-take-back = Take it back
practice-move-hint-take-back = It becomes a draft again.
practice-move-return = Ask for changes
practice-move-hint-return = Say below which ones.
practice-move-accept = Accept it
practice-move-hint-accept = The municipality can then show it.
practice-move-show = Show it
practice-move-hint-show = Say below to whom, and that the municipality agrees.
practice-move-hide = Withdraw it
practice-move-hint-hide = Nobody else sees it from now on.
practice-reach = Who can read it?
practice-reach-hint = For showing it only.
practice-reach-public = Everybody
# $network: network.
practice-reach-network = The people of { $network } and of its members
practice-agreed = Consent
# $city: municipality.
practice-agreed-say = { $city } agrees to show this practice and its documents. It can withdraw it at any time.
practice-remark = Remark
practice-remark-hint = Those who work on it read it; nobody else.
practice-step-send = Do it
practice-conflict = Somebody else has changed this practice meanwhile, or this step cannot be taken any more. What you see now is how it stands.
practice-text = The practice
practice-history = What was done

# $title: what the practice is called.
practice-form-title = Change: { $title }
practice-form-new = A new practice
practice-form-change = Change the practice
practice-form-back = The practice
# $network: network.
practice-form-lead = Write for a colleague in another town. Name nobody: readers can write to you through the service. { $network } looks at it before anybody else reads it.
practice-form-shown = Others go on seeing the version that is shown, until this one was accepted and shown.
practice-form-send = Save
practice-hint-title = Short: what it is, at most 150 characters.
practice-hint-purpose = What for, and for whom? The first lines stand in lists.
practice-hint-stimulus = A need, a decision, an event?
practice-hint-process = Who did what, with whom, in which order? What was difficult?
practice-hint-impact = What has changed, and how do you know?

# $city: municipality.
practice-letter-title = Write to the authors in { $city }
practice-letter-lead = The service hands your letter on to those who wrote this practice, or to those who coordinate for their municipality. You are not shown their address. They are given your name and your email address, so that they can answer.
practice-letter-field = Your letter
practice-letter-hint = Say what you want to know and for which municipality. At most 2,000 characters.
practice-letter-send = Send
practice-letter-nobody = Nobody of this municipality can be reached through the service at present.

practice-beside = Practices that help
practice-beside-text = What other municipalities do for this.
# $count: number.
practice-beside-all = { $count ->
    [one] See it among all practices
   *[other] See all { $count }
}
practice-beside-network = Practices of the members
# $count: number.
practice-beside-count = { $count ->
    [one] One practice that helps
   *[other] { $count } practices that help
}
