# What practices, tools and challenges are about.

theme-welcome = Receiving newcomers
theme-language = Languages
theme-work = Work and business
theme-housing = Housing
theme-education = Education
theme-culture = Culture, sports and leisure
theme-neighbourhoods = Neighbourhoods and public space
theme-participation = Participation
theme-discrimination = Racism and discrimination
theme-services = Municipal services
theme-mediation = Mediation and safety
theme-media = Media and communication
theme-governance = Policy and coordination
