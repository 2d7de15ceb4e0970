# The way of a municipality into a network.

joining-list-title = Ways into networks
joining-list-lead = From the request to the strategy: where each municipality stands, what comes next, and who is responsible. The municipality and whoever coordinates the network write it down together; nobody else sees it.
joining-list-none = No way is written down yet.
joining-all-done = Every stage is done.
joining-begin = Begin a way
joining-begin-text = Begin as soon as a municipality thinks of joining. Nothing is public.
joining-begin-send = Begin
joining-city = Municipality
joining-network = Network
# $city: municipality.
joining-title = The way of { $city }
joining-stages = Stage by stage
joining-stage = Stage
joining-stage-request = Request
joining-stage-intent = Statement of intent
joining-stage-questionnaire = Questionnaire
joining-stage-report = Report
joining-stage-visit = Expert visit
joining-stage-strategy = Profile and strategy
joining-stage-renewal = Renewal
joining-state = How does it stand?
joining-state-open = open
joining-state-planned = planned
joining-state-done = done
joining-state-say-planned = It is planned
joining-state-say-done = It is done
joining-state-say-open = It is open: what was said of it does not hold
# $day: date.
joining-planned = planned for { $day }
# $day: date.
joining-done = done on { $day }
joining-by-mayor = by the mayor
joining-by-council = by the council
joining-next-request = Next: the mayor or the council asks to join.
joining-next-intent = Next: the statement of intent.
joining-next-questionnaire = Next: answer the questionnaire.
joining-next-report = Next: the report.
joining-next-visit = Next: the expert visit.
joining-next-strategy = Next: profile and strategy.
joining-next-renewal = Next: answer again.
joining-why-request = The request shows that the municipality wants it, not one office alone. A letter of the mayor or a resolution of the council will do.
joining-why-intent = It says what the municipality commits to and who looks after it, before work begins.
joining-why-questionnaire = The report and the visit rest on its answers and their evidence.
joining-why-report = It tells the municipality where it stands, and prepares the visit.
joining-why-visit = Experts see on the spot what answers cannot show, and talk with those concerned.
joining-why-strategy = The report and the visit are worth what becomes of them: priorities, measures, who does what until when.
joining-why-renewal = Answering again after some years shows what has changed.
# $name: person or office.
joining-responsible-is = Responsible: { $name }
joining-responsible = Responsible
joining-responsible-hint = A function or an office, and a name if need be.
joining-document = Document
joining-document-is = Document:
joining-document-hint = Among the evidence of the municipality. Whoever coordinates the network can open what you choose.
joining-document-none = No document
joining-document-withdrawn = withdrawn since
joining-document-expired = out of date
joining-evidence = Add one to the evidence
joining-say = Write down a stage
joining-day = Day
joining-day-hint = For what is planned or done.
joining-authority = Who has asked?
joining-authority-hint = For a request that was made.
joining-authority-mayor = The mayor
joining-authority-council = The council
joining-remark = Remark
joining-send = Write down
joining-conflict = Somebody else has written something since you opened this page. Look at it above, then send again if it still holds.
joining-history = What was written
joining-visits = Expert visits
joining-visit-plan = Plan a visit
joining-visit-change = Change this visit
# $city: municipality.
joining-visit-title = Expert visit in { $city }
joining-visit-lead = Days, agenda and participants. What experts find about an answer they say in the review of the questionnaire, naming the visit: there the answer is verified, asked about or not verified.
joining-visit-first = First day
joining-visit-last = Last day
joining-visit-agenda = Agenda
# $n: number of characters.
joining-visit-agenda-hint = Who is met when, what is looked at. Up to { $n } characters.
joining-visit-participants = Participants
# $n: number of characters.
joining-visit-participants-hint = Experts and people of the municipality, one a line. Up to { $n } characters.
joining-visit-keep = Keep
joining-visit-conflict = Somebody else has changed this visit, or there are as many as there can be. Nothing was kept; look at the way again.
# $n: number of findings.
joining-findings = { $n ->
    [0] No finding about an answer yet.
    [one] One finding about an answer.
   *[other] { $n } findings about answers.
}
