# What officials say that they know.

expert-title = Expertise
# $network: network.
expert-list-title = Expertise in { $network }
expert-lead = Who knows about what in the municipalities and in the coordination of the network, in their own words. Whoever belongs to a network can write to them; nobody’s address is shown.
expert-who-members = You belong to this network: you see everybody here, also those who show themselves to its people only.
expert-who-public = Here are the people who show themselves to everybody. Others show themselves to the people of the network only, who see them once they have signed in.
# $count: number; $shown: the same, as it is written.
expert-count = { $count ->
    [0] Nobody
    [one] One person
   *[other] { $shown } people
}
expert-none = Nobody shows a profile here yet.
expert-by-field = Field
expert-by-language = Language
expert-by-region = Region
expert-by-help = Ready for
expert-help-advice = advice
expert-help-visit = a visit
expert-help-training = training
expert-help-review = reading of texts
expert-offer-advice = Advice: answering questions
expert-offer-visit = A visit: receiving others, or going to see them
expert-offer-training = Training: teaching others
expert-offer-review = Reading: looking through what others have written
# $help: what for, in a list.
expert-ready-for = Ready for: { $help }
expert-coordination = coordination of the network
# $name: a person; $network: network.
expert-page-title = { $name }, expertise in { $network }
expert-reserved = Reserved
# $network: network.
expert-reserved-text = Only the people of { $network } and of its members can see this profile.
expert-is-own = This is your profile.
expert-own-change = Change or withdraw it
expert-fields = Knows about
expert-help-with = Ready to help with
expert-practices = Practices written
expert-meetings = Presented at meetings
# $name: a person.
expert-ask = Write to { $name }
expert-ask-link = Write a letter
expert-ask-members = People of municipalities and networks can write through the service once they have signed in.
# $day: date and time.
expert-changed = Changed on { $day }
expert-letter-lead = The service hands your letter on. You are not shown the person’s address. The person is given your name and your email address, so as to answer.
expert-beside = Officials of this network say what they know and what they are ready to help with.
expert-beside-none = Officials of this network can say what they know and what they are ready to help with.
expert-beside-link = Who knows about what
expert-year = Year
expert-year-show = Show
expert-year-link = The expertise of the network, year by year
# $network: network; $year: year.
expert-year-page-title = Expertise { $year }, { $network }
# $year: year.
expert-year-heading = Expertise of the network in { $year }
# $people: number of people; $cities: number of municipalities.
expert-year-people = { $people ->
    [one] { $people } person, for { $cities } municipalities, says what he or she knows.
   *[other] { $people } people, of { $cities } municipalities, say what they know.
}
# $least: number of municipalities.
expert-year-people-few = People of fewer than { $least } municipalities say what they know.
# $year: year.
expert-year-contributed = What was contributed in { $year } stands below, name by name.
# $year: year.
expert-year-nothing-contributed = Nothing that you can see was contributed in { $year }.
# $least: number of municipalities.
expert-year-rule = A number stands here once it comes from { $least } municipalities.
expert-year-known = Who knows about what
# $day: day.
expert-year-known-text = As the profiles are on { $day }: what they said before is not kept. In the order of names.
expert-year-who = Who
# $year: year.
expert-year-contributions = What was contributed in { $year }
expert-year-contributions-text = What you also see elsewhere, in the order of names; nothing is ranked. Somebody who shows you no profile is not named: only the municipality is.
# $least: number of municipalities.
expert-year-too-few = fewer than { $least } municipalities
expert-year-nothing = nothing
expert-year-unnamed = no profile here
expert-contributed-practice = Practices
expert-contributed-presentation = Presentations at meetings
expert-contributed-tool = Tools
expert-contributed-reply = Useful replies
expert-own-title = What you know
expert-own-lead = Say what you know, and colleagues find you. It is your own choice, and you take it back whenever you want.
# $name: a person.
expert-own-visible = What others will see: your name ({ $name }), for whom you work, what this page says, and what they see anyway of your practices, presentations, tools and useful replies, also year by year. Your email address is never shown: the service hands letters on to you.
expert-own-gone = If you withdraw your profile, it is removed at once from the directory and from search. Nothing of it is kept.
# $day: date and time.
expert-own-since = Others have seen your profile since { $day }.
expert-own-where = Your profile stands in the directory of:
expert-own-nowhere = The municipality for which you work is in no network here: your profile would stand in no directory, and nobody would see it.
expert-role-fr = What you do, in French
expert-role-en = What you do, in English
expert-role-hint = For example: Coordinator, welcome and inclusion. One language is enough.
expert-fields-legend = Fields that you know about
# $most: number.
expert-fields-hint = At most { $most }.
expert-help-legend = What you are ready to help with
expert-about-fr = A few words, in French
expert-about-en = A few words, in English
expert-about-hint = What you have done, what you would be asked about. Do not name other people.
expert-reach = Who can see your profile
expert-reach-network = The people of the networks above
expert-reach-network-hint = Those who coordinate them, and those who work for their members. Partners cannot see it.
expert-reach-public = Everybody
expert-reach-public-hint = Also without an account. Pages with profiles ask search engines not to keep them.
expert-told = Questions to the network
expert-told-say = Send me an email when somebody asks the network a question in one of these fields
expert-save = Show my profile
expert-save-again = Save
expert-conflict = Your profile has been changed or withdrawn elsewhere meanwhile. What you wrote is still below; look at it before you save it again.
expert-withdraw-title = Withdraw your profile
expert-withdraw-text = It is removed at once, everywhere, and nothing of it is kept. You can write another one later.
expert-withdraw = Withdraw my profile
