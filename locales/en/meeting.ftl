# The meetings of a network.

meeting-list-title = Meetings
meeting-lead = The meetings of the network: those to come, with registration, and those that took place, with their minutes. A member receives the others, in turn, and presents its practices.
meeting-lead-public = The meetings that the network announces to everybody: day, theme and who receives the others. Registration and minutes are reserved to members.
meeting-see-public = What everybody sees
meeting-see-all = For members of the network: registration, documents and minutes
meeting-plan = Plan a meeting
meeting-change = Change the meeting
meeting-plan-text = A planned meeting is seen by the coordination alone. Once announced, members see it and register.
meeting-whose-turn = Whose turn is it?
# $city: municipality.
meeting-turn = It is the turn of { $city }.
# $day: date.
meeting-turn-last = Its last time, on { $day }, is longer ago than that of any other member.
# $n: number.
meeting-turn-never = { $n ->
        [0] It is the only member that has never received the others, as far as meetings are written here.
        [one] It has never received the others, as far as meetings are written here; nor has { $n } other member.
       *[other] It has never received the others, as far as meetings are written here; nor have { $n } other members.
    }
meeting-turn-among-joined = Of those of which the date of joining is known, it has been a member for longest.
meeting-turn-among-same-date = Several have been members since the same date, as far as it is known: the alphabet decides.
meeting-turn-among-no-date = The date of joining is known of none of them: the alphabet decides.
meeting-coming = To come
meeting-past = Past
meeting-none-coming = No meeting is announced.
meeting-none-past = No meeting has taken place here yet.
meeting-state-planned = planned
meeting-state-announced = announced
meeting-state-held = held
meeting-state-cancelled = cancelled
# $n: number.
meeting-minutes = { $n } min
# $city: municipality.
meeting-at = received by { $city }
# $city: municipality.
meeting-host-is = Receives the others: { $city }
# $place: place.
meeting-place-is = Place: { $place }
meeting-video-is = At a distance:
meeting-video-hidden = An address at a distance is given to those who register.
meeting-is-public = Everybody sees the day, the theme and who receives the others. The rest is reserved to the network.
meeting-own-in-person = at the place
meeting-own-at-a-distance = at a distance
meeting-own-now-in-person = You come to the place.
meeting-own-now-at-a-distance = You take part at a distance.
meeting-own-now-not = You are not coming.
meeting-attend = Registration
meeting-attend-how = Are you coming?
meeting-attend-in-person = Yes, to the place
meeting-attend-at-a-distance = Yes, at a distance
meeting-attend-not = No
meeting-attend-send = Save
meeting-attending = Who is coming
# $n: number; $there: number at the place.
meeting-attending-count = { $n ->
        [one] { $n } person, of whom { $there } at the place.
       *[other] { $n } people, of whom { $there } at the place.
    }
meeting-attending-nobody = Nobody has registered yet.
meeting-agenda = Agenda
# $n: number.
meeting-agenda-minutes = { $n } min in all
meeting-documents = Documents
meeting-no-documents = No document.
meeting-part-document = document
meeting-part-presentation = presentation of the host
meeting-show = Show a document of your municipality
meeting-show-hint = Among its evidence. People of the network can open it as long as it is not withdrawn.
meeting-show-part = What is it?
meeting-show-part-document = A document
meeting-show-part-presentation = The presentation of the host
meeting-show-send = Show
meeting-invite = Invite by mail
meeting-invite-changed = The invitation has changed since you saw it. Here it is.
# $n: number.
meeting-invite-people = { $n ->
        [one] { $n } person of the network gets the invitation, in his or her language.
       *[other] { $n } people of the network get the invitation, each in the own language.
    }
# $n: number.
meeting-invite-silent = { $n ->
        [one] { $n } other has answered already and gets none.
       *[other] { $n } others have answered already and get none.
    }
meeting-invite-send = Send
# $n: number; $at: day and time.
meeting-invited = { $n ->
        [one] Invitation sent to { $n } person, { $at }
       *[other] Invitations sent to { $n } people, { $at }
    }
meeting-back = Back to the meeting
meeting-report = Minutes
meeting-report-write = Write the minutes
meeting-report-text = The meeting counts as held once the minutes are saved. People of the network read them.
meeting-report-send = Save
meeting-practices = What the host has presented of its practices
meeting-conflict = Somebody else has written something since you opened this page, or the meeting stands otherwise by now. See how it stands, then send again if it still holds.
meeting-theme = Theme
meeting-host = Who receives the others
meeting-host-none = Not decided yet
meeting-day = Day
meeting-time = Time at which it begins
meeting-time-hint = On 24 hours, such as 09:30.
meeting-lasts = How long it lasts, in minutes
meeting-zone = Time zone
meeting-zone-hint = For example America/Toronto or Europe/Paris.
meeting-place = Place
meeting-video = Address at a distance
meeting-video-hint = Given to those who register, and to nobody else.
meeting-invitation = Words that invite
# $n: number.
meeting-invitation-hint = They are read on the page of the meeting and in the mail. At most { $n } characters.
# $n: number.
meeting-item = Item { $n }
meeting-item-minutes = Minutes
meeting-item-presents = Who presents it
meeting-form-state = How does it stand?
meeting-form-state-planned = Planned: the coordination alone sees it
meeting-form-state-announced = Announced: members see it and register
meeting-form-state-cancelled = Cancelled
meeting-form-public = Who knows that it takes place
meeting-form-public-say = Everybody
meeting-form-public-hint = Day, theme and who receives the others are on the page of the network. Place, agenda and minutes stay reserved.
meeting-form-send = Save
meeting-calendar = In your calendar
meeting-calendar-text = An address of your own that your calendar reads again by itself. It shows what you see here; whoever has it sees it too. Withdraw it whenever you like.
meeting-calendar-once = Here is the address. Copy it now: it is shown once.
# $at: day and time.
meeting-calendar-since = You have had an address since { $at }.
meeting-calendar-make = Make an address
meeting-calendar-again = Make another one
meeting-calendar-drop = Withdraw it
meeting-calendar-public = Public meetings, for everybody:
