# The consensus register of a network.

# $network: network.
consensus-title = Consensus register – { $network }
consensus-heading = Consensus register
consensus-lead = What the network has decided together, and what is proposed. A member proposes, the steering committee words it, members say their objections, then the consensus is adopted. What is adopted never changes: a later consensus amends or replaces it.
consensus-lead-public = What the network has decided together and shows to everybody. What is adopted never changes: a later consensus amends or replaces it.
# $members: number of members. $people: number of people.
consensus-readers = Who can read this: { $people ->
        [0] nobody yet
        [one] { $people } person
       *[other] { $people } people
    } of the member municipalities ({ $members }) and of the network’s coordination, and the administrators of the programme. Neither partners nor the public.
consensus-readers-everybody = Who can read this: everybody.
consensus-see-public = What everybody sees
consensus-see-whole = For members of the network: the whole register
consensus-public = public
consensus-reserved = reserved to the network
consensus-state-proposed = proposed
consensus-state-open = open to objections
consensus-state-adopted = in force
consensus-state-amended = amended since
consensus-state-replaced = superseded
consensus-state-dropped = dropped
consensus-now-proposed = The steering committee is wording it.
consensus-now-open = Members can say their objections and propose amendments.
consensus-now-adopted = This consensus is in force.
consensus-now-amended = This consensus is in force, with what a later one says.
consensus-now-replaced = This consensus is no longer in force: a later one has taken its place.
consensus-now-dropped = This proposal will not be adopted.
# $day: date.
consensus-adopted-on = adopted on { $day }
# $city: municipality.
consensus-by-city = proposed by { $city }
consensus-by-coordination = proposed by the network’s coordination
# $n: number.
consensus-waiting = { $n ->
        [one] { $n } objection or amendment without an answer
       *[other] { $n } objections or amendments without an answer
    }
# $n: number of members.
consensus-present = { $n ->
        [one] Member present ({ $n }):
       *[other] Members present ({ $n }):
    }
# $number: number, such as 2017-1.
consensus-number = Consensus { $number }
consensus-cite = How to cite it
# $number: number, such as 2017-1.
consensus-cite-number = consensus { $number }
consensus-proposals = Proposals
consensus-no-proposals = No proposal at the moment.
consensus-elsewhere = None on this page.
consensus-adopted = Adopted consensuses
consensus-none = No consensus has been adopted in this register yet.
consensus-none-public = No adopted consensus is shown to everybody.
consensus-facts = Before this register
consensus-facts-text = What public sources say about the network’s consensuses. Their words are not known here.
consensus-committee = Steering committee
consensus-committee-text = It words proposals, with the network’s coordination.
consensus-committee-none = Nobody sits on it yet: the network’s coordination words proposals.
consensus-committee-change = Say who sits on it
consensus-committee-lead = People of the member municipalities. They word proposals, open them to objections and answer these. Whoever coordinates the network can do so already.
consensus-committee-who = Who sits on the steering committee?
consensus-committee-send = Save
consensus-committee-nobody = Nobody of a member municipality has an account yet.
consensus-committee-conflict = Somebody else has changed the committee since you opened this page. See it below, then send again if it still holds.
consensus-propose = Propose a consensus
consensus-propose-text = Say in a few sentences what the network would decide. The steering committee takes up the words before members say their objections.
consensus-propose-send = Propose
consensus-word = Write another version of the words
consensus-word-text = The version before stays visible. What members have said about it stays with it.
consensus-word-send = Save this version
consensus-conflict = Somebody else has written something since you opened this page. See how it stands, then send again if it still holds.
consensus-field-title = Title
consensus-field-body = Words
# $n: number of characters.
consensus-field-body-hint = At most { $n } characters. Empty lines separate paragraphs.
consensus-field-indicator = Indicator
consensus-indicator-none = None in particular
consensus-of-indicator = Indicator:
consensus-field-earlier = Consensus that it changes
consensus-field-earlier-hint = If it amends or replaces an adopted consensus.
consensus-earlier-none = None
consensus-field-change = What does it do to it?
consensus-change-say-amends = It amends it: the older one stays in force with what the new one says
consensus-change-say-replaces = It replaces it: only the new one will be in force
consensus-change-amends = Amends:
consensus-change-replaces = Replaces:
consensus-changed-amends = Amended by:
consensus-changed-replaces = Replaced by:
consensus-words = Words
# $n: number of versions.
consensus-earlier-wordings = { $n ->
        [one] The version before
       *[other] The versions before ({ $n })
    }
# $n: number.
consensus-wording-number = Version { $n }
consensus-open = Open to objections
consensus-open-text = Members will be able to say their objections and propose amendments. The words can still change.
consensus-open-send = Open
consensus-remarks = Objections and amendments
consensus-no-remarks = No objection, no amendment.
consensus-remark-objection = objection
consensus-remark-amendment = amendment
consensus-remark-waits = waits for an answer
# $n: number.
consensus-remark-wording = to version { $n }
consensus-reply-answered = answered
consensus-reply-withdrawn = withdrawn
consensus-answer-or = Answer
consensus-answer-field = Answer
consensus-answer-send = Answer
consensus-withdraw = Withdraw
consensus-withdraw-field = Why
consensus-withdraw-send = Withdraw
consensus-object = Say an objection or propose an amendment
consensus-object-kind = Which is it?
consensus-object-say-objection = An objection: we do not agree
consensus-object-say-amendment = An amendment: we want other words
consensus-object-city = On behalf of
consensus-object-body = What your municipality says
consensus-object-hint = Members of the network read it, with the name of your municipality and yours.
consensus-object-send = Send
consensus-adopt = Adopt
consensus-adopt-text = The words that stand now are adopted as they are and get a number. Nothing of them changes any more. Each objection and each amendment must be answered or withdrawn.
consensus-adopt-day = Day of the adoption
consensus-adopt-meeting = Meeting
consensus-adopt-meeting-none = Another than those of the calendar
consensus-adopt-place = Place
consensus-adopt-place-hint = Optional if you choose a meeting.
consensus-adopt-present = Members present
consensus-adopt-send = Adopt
consensus-drop = Drop the proposal
consensus-drop-why = Why
consensus-drop-send = Drop
consensus-show = Who can read it
consensus-show-public = Everybody can read this consensus.
consensus-show-page = Its public page
consensus-show-reserved = Only the network can read this consensus. Shown to everybody, it has a public page, without the objections and the versions before.
consensus-show-send = Show it to everybody
consensus-show-hide = Reserve it to the network
consensus-history = What happened
consensus-step-proposed = Proposed
consensus-step-opened = Opened to objections
consensus-step-adopted = Adopted
consensus-step-dropped = Dropped
consensus-step-shown = Shown to everybody
consensus-step-reserved = Reserved to the network
