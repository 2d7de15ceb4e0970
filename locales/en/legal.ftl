# The legal notice.

legal-title = Legal notice
legal-operator = Who runs this service
legal-figures = What the figures are
legal-figures-text = Each figure names its questionnaire, its method and their versions, and can be opened down to the answers. How they are made:
legal-data = Data and sources
legal-data-text = Facts about municipalities come from the sources that stand beside them, each under its own licence. Files and their conditions:
legal-software = Software
legal-software-text = The software is free: European Union Public Licence, version 1.2. It comes without warranty, as that licence says.
legal-more = Also
