# Asking for more time.

extension-title = More time
# $day: date.
extension-lead = Answers are taken up to and including { $day }.
extension-requests = Requests
extension-withdraw = Withdraw the request
extension-ask = Ask for more time
extension-until = Last day wished for
# $day: date.
extension-until-hint = { $day } at the latest.
extension-reason = Why
extension-reason-hint = The coordinator of the network reads it. Name nobody.
extension-send = Send the request
extension-not-now = There is nothing to ask for at the moment.
