# What surrounds every page: band, header, footer, common words.

site-name = Intercultural Index
site-skip = Skip to content
site-demonstration-label = Demonstration.
site-demonstration-city = Invented municipality, invented answers. No real city has a result here.
site-demonstration-service = This service shows invented municipalities, marked as such. No real city has a result here.
site-nav = Main navigation
site-nav-cities = Municipalities
site-nav-indicators = Indicators
site-nav-data = Data
site-nav-method = Method
site-statement = Our calculation, aligned with the 2019 structure; not the Council of Europe’s score.
site-not = The figures describe policies that municipalities report, not their effects on residents.
# $version: version number of the software.
site-version = Free software, version { $version }
site-path = Breadcrumb
site-invented = invented
