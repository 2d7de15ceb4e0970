# The entrance.

home-title = See where a municipality stands
home-lead = What municipalities say they do so that people of every background live well together, indicator by indicator, beside their network, with the evidence and the calculation.
home-search-label = Find a municipality
home-search-action = Search
home-search-all = See the whole list
# $count: number of municipalities in the list.
home-count-cities = { $count ->
    [one] municipality in the list
   *[other] municipalities in the list
}
# $count: number of municipalities with a published result.
home-count-results = { $count ->
    [one] with a published result
   *[other] with a published result
}
# $count: invented municipalities that have a result.
home-count-results-invented = { $count ->
    [one] invented, with a result
   *[other] invented, with a result
}
# $count: number of countries.
home-count-countries = { $count ->
    [one] country
   *[other] countries
}
# $count: number of indicators.
home-count-indicators = { $count ->
    [one] indicator
   *[other] indicators
}
# $count: number of questions.
home-count-questions = { $count ->
    [one] question
   *[other] questions
}
home-counts = The service in figures
# $city: name of the municipality.
home-example-title = An example: { $city }
# $wave: year of the wave.
home-example-index = out of 100, core index { $wave }
home-example-link = Open its page
home-ways = Three ways to read
home-way-city-title = A municipality
home-way-city-text = A sentence, then the picture, then the number, then the method. Every score opens down to its answers.
home-way-method-title = The method
home-way-method-text = Two ways of weighting, what each question is worth, and the municipalities whose index changes.
home-way-data-title = The data
home-way-data-text = Every published value as CSV and Parquet, with a dictionary in French and English.
