# What is shown to an audience beyond what everybody sees.

shared-nav = Shared with you
shared-title = What is shared with you
shared-lead = Results that municipalities show to those for whom you read, and not to everybody.
shared-text = Each row holds until the municipality says something else: it can change it or take it back at any time, and the page is then gone at your next request. What you see here you may use for your work; whoever wants to publish it asks the municipality first.
# $audience: name of an audience.
shared-audience = As { $audience }
shared-result = Municipality and wave
shared-reserved = Shown to you
shared-open = Shown to everybody
shared-consent = By which consent
shared-nothing-open = nothing
# $day: date.
shared-since = said on { $day }, until it says otherwise
# $day: date.
shared-awaited = shown to everybody from { $day }
shared-none = No municipality shows these readers more than everybody.
# $n: number of results.
shared-everybody = { $n ->
    [0] Nobody shows everybody a result.
    [one] Everybody sees { $n } result.
   *[other] Everybody sees { $n } results.
}
shared-cities = List of municipalities
shared-nobody = You read for no network and no partner.
# $audience: name of an audience.
shared-reading = Reserved. You are reading as: { $audience }
shared-reading-text = This page, its figures and its files show more than everybody sees. Do not pass them on without asking the municipality.
# $name: name of a network.
shared-reserved-network = Reserved for the people of { $name }: shows more than everybody may see.
# $name: name of a partner.
shared-reserved-partner = Reserved for { $name }: shows more than everybody may see.
shared-reserved-research = Reserved for research: shows more than everybody may see.
shared-file = reserved
shared-words-title = What was handed in
# $items: list of what is shown.
shared-words-lead = Word for word, as far as the municipality shows it to you: { $items }.
shared-words-none = No answer counts.
# $items: list of what is shown.
shared-words-lead-public = Word for word, as far as the municipality shows it to everybody: { $items }.
shared-words-lead-own = Word for word, with the evidence that the municipality keeps to itself.
shared-words-text = Every question that the municipality was asked is here, with what counts: an answer that nobody has confirmed counts as unknown, and a question without an answer is not a “no”.
shared-words-calculation = What these answers are worth is in the calculation of each indicator.
# $city: name of the municipality.
shared-own = { $city }: your results
shared-own-text = As you handed them in, published or not, beside what everybody sees.
shared-own-none = The municipality has not handed anything in yet.
shared-own-wave = Wave
shared-own-standing = Where it stands
shared-own-core = You: index
shared-own-open = Everybody: index
shared-own-open-none = nothing
# $day: date.
shared-own-state-handed-in = Handed in on { $day }, not accepted yet.
# $day: date.
shared-own-state-accepted = Handed in on { $day } and accepted, not published yet.
# $day: date.
shared-own-state-published = Handed in on { $day } and published: who sees it depends on your consent.
# $name: name of the municipality.
shared-own-reading = Reserved for the coordinators of { $name }.
shared-own-reading-none = At the moment the public sees nothing of this wave.
# $score: index.
shared-own-reading-open = The index that everybody sees for this wave is { $score }.
shared-own-reading-no-score = For this wave everybody sees a result without an index.
shared-own-reading-text = Answers can still change in the review, and figures of groups show only what you may see.
# $name: name of the municipality.
shared-reserved-self = Reserved for the municipality: { $name }. Shows more than everybody may see.
