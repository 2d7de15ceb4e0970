# What pages about the service itself share.

notice-footer = About this service
notice-unsaid = Whoever runs this service has not said it.
notice-operator = Run by
notice-address = Address
notice-email = Contact
notice-hosting = Where the data lie
notice-privacy-officer = In charge of the protection of personal information
notice-privacy-email = Contact
