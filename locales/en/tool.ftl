# The tool library of networks.

tool-list-title = Tools
# $query: words that are looked for.
tool-list-search = Tools: { $query }
tool-list-lead = Guides, templates, by-laws and training that networks and their members share, with what one may do with them and who says that they use them.
# $count: number.
tool-list-count = { $count ->
    [0] No tool
    [one] One tool
   *[other] { $count } tools
}
tool-by-kind = Kind
tool-by-theme = Theme
tool-by-indicator = Helps with
tool-by-language = Language
tool-by-network = Network
tool-kind = Kind
tool-kind-guide = Guide
tool-kind-template = Template
tool-kind-by-law = By-law or policy
tool-kind-training = Training
# $count: number of municipalities.
tool-users = { $count ->
    [one] one municipality uses it
   *[other] { $count } municipalities use it
}
tool-reserved = Reserved
# $network: network.
tool-reserved-text = Only the people of { $network } and of its members see this tool.
tool-open = Open the tool
tool-take = Take the file
tool-gone = Its document was withdrawn.
tool-language = Language
tool-licence = What one may do with it
tool-licence-cc0 = Whatever one wants (CC0)
tool-licence-cc-by = Share and change it, naming who made it (CC BY)
tool-licence-cc-by-sa = The same, under the same licence (CC BY-SA)
tool-licence-cc-by-nc = Share and change it, not for money, naming who made it (CC BY-NC)
tool-licence-public-act = It is an act of a public body: consult and quote it
tool-licence-ask = Ask its owner first
tool-used-by = Who uses it
tool-used-by-nobody = No municipality has said so yet.
# $city: municipality.
tool-use = { $city } uses it
# $city: municipality.
tool-use-not = { $city } does not use it any more
tool-change = Change this tool
tool-add = Put a tool into a library
# $network: network.
tool-add-to = { $network }
tool-begin-lead = Whose tool is it?
# $network: network.
tool-begin-network = { $network } itself
# $title: what the tool is called.
tool-form-title = Change: { $title }
tool-form-new = A new tool
tool-form-change = Change the tool
tool-form-back = The tool
tool-form-send = Save
tool-title = Title
tool-summary = What it is good for
tool-summary-hint = Two or three sentences, at most 1,000 characters.
tool-url = Address
tool-url-hint = Where it can be read, such as https://… Leave it empty if you choose a document of your municipality.
tool-document = Document
tool-document-none = None: the address above
# $network: network.
tool-reach-network = The people of { $network } and of its members
tool-reach-public = Everybody
tool-removed = Taking it out
tool-removed-say = Take it out of the library
tool-conflict = Somebody else has changed this tool meanwhile. What you see now is how it stands.
tool-beside = Tools that help
# $count: number.
tool-beside-count = { $count ->
    [one] One tool that helps
   *[other] { $count } tools that help
}
tool-helps = What it helps with
tool-reach = Who can see it?
