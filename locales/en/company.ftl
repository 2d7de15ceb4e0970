# Who else is there now.

# $names: the names; $n: how many people.
company-question = { $n ->
    [one] { $names } is on this question too right now.
   *[other] { $names } are on this question too right now.
}
# $names: the names; $n: how many people.
company-section = { $n ->
    [one] { $names } is in this section too right now.
   *[other] { $names } are in this section too right now.
}
