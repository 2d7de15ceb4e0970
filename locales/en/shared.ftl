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
